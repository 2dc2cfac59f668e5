import { type Dispatch, useRef } from 'react';
import type { Kind, Mapping, RecognisedFile } from '#shared/contract/import.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import { type Reading, readingOf, recogniseAs } from './importRequests.ts';
import { partsSentence, recognisedSentence } from './importSentences.ts';
import type { FileEntry, ImportAction } from './importState.ts';
import { isAbort } from './isAbort.ts';
import { UnreadFile, uploadFile } from './uploadFile.ts';

interface Dropped {
  key: number;
  source: File;
  cancel: AbortController;
}

/**
 * The sheets or streams of a file, one entry each. Streams nobody recognises are left out, for a tap sends all it has; a sheet is for the
 * person to take out, also one that cannot be read.
 */
async function partsOf(found: RecognisedFile, nextKey: () => number): Promise<FileEntry[]> {
  const parts = [entryOf(found, nextKey())];
  for (const part of found.parts.filter((each) => each !== found.mapping.part)) {
    try {
      const other = await recogniseAs(found.file, undefined, { part });
      if (found.partKind !== 'stream' || other.kind !== undefined) parts.push(entryOf(other, nextKey()));
    } catch (error) {
      const source = { name: `${fileName(found)}: ${part}`, size: found.bytes };
      parts.push({ key: nextKey(), source, state: { at: 'refused', failure: failureFrom(error) } });
    }
  }
  const isUnknownStream = found.partKind === 'stream' && found.kind === undefined;
  return isUnknownStream && parts.length > 1 ? parts.slice(1) : parts;
}

const entryOf = (found: RecognisedFile, key: number): FileEntry => ({
  key,
  source: { name: found.name, size: found.bytes },
  state: { at: 'recognised', found, mapping: found.mapping },
});

/** The name without that of the sheet or stream. */
const fileName = ({ name, mapping: { part } }: RecognisedFile): string =>
  part !== undefined && name.endsWith(`: ${part}`) ? name.slice(0, -part.length - 2) : name;

/** What was found in a file for the first time: one table, or several that are files of their own from now on. */
async function show(
  key: number,
  found: RecognisedFile,
  dispatch: Dispatch<ImportAction>,
  nextKey: () => number,
): Promise<void> {
  if (found.parts.length > 1) {
    const files = await partsOf(found, nextKey);
    dispatch({ type: 'split', key, files, said: partsSentence(found, files.length) });
    return;
  }
  const state = { at: 'recognised', found, mapping: found.mapping } as const;
  dispatch({ type: 'moved', key, state, said: recognisedSentence(found) });
}

const NO_READING: Reading = { encoding: undefined, part: undefined, headerRow: undefined };

async function upload(
  { key, source, cancel }: Dropped,
  dispatch: Dispatch<ImportAction>,
  nextKey: () => number,
): Promise<void> {
  try {
    const found = await uploadFile(source, {
      signal: cancel.signal,
      onProgress: (share) =>
        dispatch({ type: 'moved', key, state: share < 1 ? { at: 'uploading', share } : { at: 'recognising' } }),
    });
    await show(key, found, dispatch, nextKey);
  } catch (error) {
    if (isAbort(error)) return;
    const failure = failureFrom(error);
    const kept =
      error instanceof UnreadFile ? { file: error.file, reading: NO_READING, sheets: error.sheets } : undefined;
    dispatch({ type: 'moved', key, state: { at: 'refused', failure, kept }, said: `${source.name}: ${failure.what}` });
  }
}

/** Tries a file that could not be read, and that the server keeps, in another way. */
async function readRefused(
  { key, state }: FileEntry,
  reading: Reading,
  dispatch: Dispatch<ImportAction>,
  nextKey: () => number,
): Promise<void> {
  if (state.at !== 'refused' || state.kept === undefined) return;
  const kept = { ...state.kept, reading };
  dispatch({ type: 'moved', key, state: { at: 'recognising', before: { ...state, kept } } });
  try {
    const found = await recogniseAs(kept.file, undefined, reading);
    // Whoever chose a sheet wants that one, not all of them.
    const wanted = reading.part === undefined ? found : { ...found, parts: [] };
    await show(key, wanted, dispatch, nextKey);
  } catch (error) {
    dispatch({ type: 'moved', key, state: { at: 'refused', failure: failureFrom(error), kept } });
  }
}

const isUnderWay = ({ state: { at } }: FileEntry): boolean =>
  at === 'waiting' || at === 'uploading' || at === 'recognising';

/** What a person can do to the dropped files: add and upload, take out or cancel, say what one is and how it is read. */
export function useFiles(dispatch: Dispatch<ImportAction>) {
  const uploads = useRef(new Map<number, AbortController>());
  const nextKey = useRef(0);
  const add = async (sources: readonly File[]): Promise<void> => {
    const files = sources.map((source): Dropped => {
      const file = { key: nextKey.current++, source, cancel: new AbortController() };
      uploads.current.set(file.key, file.cancel);
      return file;
    });
    dispatch({ type: 'added', files });
    for (const file of files) if (!file.cancel.signal.aborted) await upload(file, dispatch, () => nextKey.current++);
  };
  const remove = (entry: FileEntry): void => {
    uploads.current.get(entry.key)?.abort();
    const { name } = entry.source;
    const said = isUnderWay(entry)
      ? `The upload of ${name} was cancelled; nothing of it is kept.`
      : `${name} was taken out.`;
    dispatch({ type: 'removed', key: entry.key, said });
  };
  const readAgain = async ({ key, state }: FileEntry, as: Kind | undefined, reading: Reading): Promise<void> => {
    if (state.at !== 'recognised') return;
    dispatch({ type: 'moved', key, state: { at: 'recognising', before: state } });
    try {
      const found = await recogniseAs(state.found.file, as, reading);
      const next = { at: 'recognised', found, mapping: found.mapping, as } as const;
      dispatch({ type: 'moved', key, state: next, said: recognisedSentence(found) });
    } catch (error) {
      dispatch({ type: 'moved', key, state: { ...state, failure: failureFrom(error) } });
    }
  };
  const setKind = async (entry: FileEntry, kind: Kind): Promise<void> => {
    if (entry.state.at === 'recognised') await readAgain(entry, kind, readingOf(entry.state.mapping));
  };
  const setReading = async (entry: FileEntry, reading: Reading): Promise<void> => {
    if (entry.state.at === 'recognised') await readAgain(entry, entry.state.as, reading);
    else await readRefused(entry, reading, dispatch, () => nextKey.current++);
  };
  const setMapping = ({ key, state }: FileEntry, mapping: Mapping): void => {
    if (state.at === 'recognised') dispatch({ type: 'moved', key, state: { ...state, mapping } });
  };
  return { add, remove, setKind, setReading, setMapping };
}
