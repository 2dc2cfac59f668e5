import { tableRows } from '../csv/table.ts';
import { guarded } from './collectRows.ts';
import type { FileRun } from './fileRun.ts';

/**
 * The rows of a file as a COPY stream, each as `write` has it, with its line end; one with a bad value is rejected. Reads as fast as the
 * stream is taken, so that memory does not grow with the file. `done` hears of the end, with the file's SHA-256.
 */
export async function* copiedRows(
  run: FileRun,
  write: (cells: string[], line: number, width: number) => string,
  done: (sha256: string) => void,
): AsyncGenerator<Uint8Array> {
  let text = '';
  let seen = 0;
  const rows = tableRows(run.table, (cells, line, width) => {
    seen += 1;
    guarded(run, { cells, line, width }, () => {
      text += write(cells, line, width);
    });
  });
  for (;;) {
    const step = await rows.next();
    if (text !== '') yield Buffer.from(text, 'utf8');
    text = '';
    run.progress(seen);
    if (step.done) return done(step.value);
  }
}
