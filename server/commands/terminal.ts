/** What a command needs of the place it runs in. */
export interface Terminal {
  /** What another program pipes in. */
  readonly input: AsyncIterable<Uint8Array>;
  out(text: string): void;
  err(text: string): void;
  /** A person can be asked. */
  readonly interactive: boolean;
  progress(file: string, rows: number): void;
  now(): Date;
}

/** The process's own streams and clock; progress overwrites one line and only where a person looks. */
export function processTerminal(): Terminal {
  const interactive = process.stdin.isTTY && process.stderr.isTTY;
  return {
    input: process.stdin,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    interactive,
    progress: (file, rows) => {
      if (interactive) process.stderr.write(`\r${file}: ${rows.toLocaleString('en')} rows `);
    },
    now: () => new Date(),
  };
}
