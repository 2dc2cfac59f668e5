import { queryOptions } from '@tanstack/react-query';
import type {
  ImportHistory,
  Kind,
  Mapping,
  Receipt,
  RecognisedFile,
  Undone,
  UndoPlan,
} from '#shared/contract/import.ts';
import { fetchJson } from '#web/api/fetchJson.ts';
import { type Progress, runTask } from '#web/api/runTask.ts';

/** Files with how each is to be read, and whether the exits they would bring are confirmed. */
export interface ImportRequest {
  files: { file: string; name: string; mapping: Mapping }[];
  confirmExits: boolean;
}

/** What a person may say about a file itself: its encoding, the sheet or stream that is meant, the row of its header. */
export type Reading = Pick<Mapping, 'encoding' | 'part' | 'headerRow'>;

export const readingOf = ({ encoding, part, headerRow }: Mapping): Reading => ({ encoding, part, headerRow });

/** What the server finds in an uploaded file when told what it is, and how it is to be read. */
export const recogniseAs = (file: string, as: Kind | undefined, reading: Reading): Promise<RecognisedFile> =>
  fetchJson('/api/import/recognise', { method: 'POST', body: { file, as, reading } });

/** What an import would do; nothing is stored. */
export const previewImport = (
  request: ImportRequest,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Receipt> => runTask('/api/import/preview', request, onProgress, signal);

/** Imports all files in one transaction. */
export const applyImport = (request: ImportRequest, onProgress: (progress: Progress) => void): Promise<Receipt> =>
  runTask('/api/import/apply', request, onProgress);

/** Takes an import back, and with it the later ones in its way. */
export const undoImport = ({ importId, inTheWay }: UndoPlan): Promise<Undone> =>
  fetchJson('/api/import/undo', { method: 'POST', body: { importId, agreed: inTheWay } });

/** What undoing an import takes. */
export const undoPlanQuery = (importId: number) =>
  queryOptions({
    queryKey: ['/api/import/undo', importId],
    queryFn: ({ signal }) => fetchJson<UndoPlan>(`/api/import/undo/${importId}`, { signal }),
    staleTime: 0,
  });

export const importHistoryQuery = queryOptions({
  queryKey: ['/api/import/history'],
  queryFn: ({ signal }) => fetchJson<ImportHistory>('/api/import/history', { signal }),
});
