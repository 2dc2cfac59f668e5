import { access, link, mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

type RandomBytes = (length: number) => Uint8Array;

/** The 32 bytes kept in this file, made there the first time; `undefined` when the file holds something else. */
export async function keptKey(path: string, randomBytes: RandomBytes): Promise<Uint8Array | undefined> {
  await mkdir(dirname(path), { recursive: true });
  if (!(await exists(path))) await make(path, randomBytes);
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'hex');
  return key.byteLength === 32 ? key : undefined;
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Written whole beside its place and then given its name: whoever is killed meanwhile leaves no half a key behind. */
async function make(path: string, randomBytes: RandomBytes): Promise<void> {
  const folder = await mkdtemp(`${path}-`);
  try {
    const fresh = join(folder, 'key');
    const file = await open(fresh, 'wx', 0o600);
    await file.writeFile(Buffer.from(randomBytes(32)).toString('hex'));
    await file.sync();
    await file.close();
    await link(fresh, path);
  } catch (error) {
    // Another process was first: its key is the key.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}
