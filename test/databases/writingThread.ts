import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { watchWrites } from '#server/db/pglite/watchWrites.ts';

/** A thread that watches its writes: writes to a file, then where it may only read, and tells what it saw, in order. */
const saw: string[] = [];
watchWrites((why) => saw.push(`failed ${why}`));

const folder = fs.mkdtempSync(join(tmpdir(), 'bellwether-writes-'));
const file = join(folder, 'file');
const written = fs.openSync(file, 'w');
saw.push(`wrote ${fs.writeSync(written, 'kept')}`, `the file holds ${fs.readFileSync(file, 'utf8')}`);
fs.closeSync(written);
const readOnly = fs.openSync(file, 'r');
try {
  fs.writeSync(readOnly, 'lost');
} catch (error) {
  saw.push(`threw ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}`);
}
fs.closeSync(readOnly);
fs.rmSync(folder, { recursive: true });
parentPort?.postMessage(saw, []);
