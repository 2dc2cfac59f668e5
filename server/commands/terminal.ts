/** What a command needs of the place it runs in. */
export interface Terminal {
  /** What another program pipes in. */
  readonly input: AsyncIterable<Uint8Array>;
  out(text: string): void;
  err(text: string): void;
  /** A person can be asked. */
  readonly interactive: boolean;
  /** How far it is: of a file how many rows, unless another unit is named. */
  progress(what: string, count: number, unit?: string): void;
  now(): Date;
}

/** The process's own streams and clock; progress overwrites one line, only where a person looks, and goes before anything else is said. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  // Whoever read along has read enough, as `| head` does: what is left to say reaches nobody.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  let shows = false;
  const clear = () => {
    if (shows) stderr.write('\r\u001B[K');
    shows = false;
  };
  const write = (stream: NodeJS.WriteStream, text: string) => {
    clear();
    stream.write(text);
  };
  return {
    input: stdin,
    out: (text) => write(stdout, text),
    err: (text) => write(stderr, text),
    interactive: stdin.isTTY && stderr.isTTY,
    progress: (what, count, unit = 'rows') => {
      if (!stderr.isTTY) return;
      clear();
      shows = true;
      stderr.write(`${what}: ${count.toLocaleString('en')} ${unit}`);
    },
    now: () => new Date(),
  };
}
