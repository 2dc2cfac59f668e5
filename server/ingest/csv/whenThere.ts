import { IngestError } from '../ingestError.ts';

const PROBLEMS = new Map([
  ['ENOENT', 'there is no such file. Check its name and folder.'],
  ['ENOTDIR', 'there is no such file. Check its name and folder.'],
  ['EISDIR', 'this is a folder. Name the files in it, or have what arrives there imported: bellwether watch FOLDER.'],
  ['EACCES', 'the file may not be read. Give this user the right to read it.'],
  ['EPERM', 'the file may not be read. Give this user the right to read it.'],
]);

/** Reads from a file a person has named; what the file system has against it is told as what to do. */
export async function whenThere<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const problem = PROBLEMS.get(code);
    if (problem === undefined) throw cause;
    throw new IngestError(`${name}: ${problem}`, { cause });
  }
}
