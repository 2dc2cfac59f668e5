import type { Kind, Mapping, Receipt, RecognisedFile } from '#shared/contract/import.ts';
import type { Progress } from '#web/api/runTask.ts';
import type { Failure } from '#web/ui/FailureNotice.tsx';
import type { Reading } from './importRequests.ts';
import { answeredReceipt, type NameAnswer } from './nameAnswer.ts';
import { openQuestions } from './openQuestions.ts';

/** One dropped file, as far as it has come. */
export type FileState =
  | { at: 'waiting' }
  | { at: 'uploading'; share: number }
  | { at: 'recognising'; before?: Recognised | Refused }
  | Refused
  | Recognised;

export interface Recognised {
  at: 'recognised';
  found: RecognisedFile;
  mapping: Mapping;
  /** What the person said it holds; it stays that when it is read in another way. */
  as?: Kind | undefined;
  /** Why it could not be read in the way asked for last; it is read as before. */
  failure?: Failure;
}

/** It cannot be read; when the server keeps it, perhaps in another way. */
export interface Refused {
  at: 'refused';
  failure: Failure;
  /** `sheets`: of a workbook, those there are to choose from. */
  kept?: { file: string; reading: Reading; sheets: readonly string[] };
}

export interface FileEntry {
  key: number;
  source: Pick<File, 'name' | 'size'>;
  state: FileState;
}

/** Where the import as a whole stands. */
export type Step =
  | { at: 'files' }
  | { at: 'previewing'; progress: Progress | undefined }
  | { at: 'preview'; receipt: Receipt }
  | { at: 'applying'; progress: Progress | undefined }
  | { at: 'done'; receipt: Receipt };

export interface ImportState {
  files: readonly FileEntry[];
  step: Step;
  /** Why the last preview or import did not come about. */
  failure: Failure | undefined;
  /** The last thing that happened, for people who hear the page. */
  said: string;
}

export type ImportAction =
  | { type: 'added'; files: { key: number; source: File }[] }
  | { type: 'split'; key: number; files: readonly FileEntry[]; said: string }
  | { type: 'moved'; key: number; state: FileState; said?: string }
  | { type: 'answered'; files: readonly FileEntry[]; answer: NameAnswer; said: string }
  | { type: 'removed'; key: number; said: string }
  | { type: 'stepped'; step: Step; said?: string }
  | { type: 'failed'; failure: Failure }
  | { type: 'restarted' };

export const nothingYet: ImportState = { files: [], step: { at: 'files' }, failure: undefined, said: '' };

/** How an import goes on. A file dropped again replaces the one of the same name; a failure leads back to the files. */
export function importReducer(state: ImportState, action: ImportAction): ImportState {
  switch (action.type) {
    case 'added': {
      const names = action.files.map(({ source }) => source.name);
      const kept = state.files.filter(({ source }) => !names.some((name) => isOf(source.name, name)));
      const added = action.files.map((file): FileEntry => ({ ...file, state: { at: 'waiting' } }));
      return { ...nothingYet, files: [...kept, ...added], said: '' };
    }
    case 'split': {
      const files = state.files.flatMap((file) => (file.key === action.key ? action.files : [file]));
      return { ...state, files, said: action.said };
    }
    case 'moved': {
      const files = state.files.map((file) => (file.key === action.key ? { ...file, state: action.state } : file));
      return { ...state, files, said: action.said ?? state.said };
    }
    case 'answered':
      return { ...state, files: action.files, step: answeredStep(state.step, action.answer), said: action.said };
    case 'removed':
      return { ...state, files: state.files.filter(({ key }) => key !== action.key), said: action.said };
    case 'stepped':
      return { ...state, step: action.step, failure: undefined, said: action.said ?? state.said };
    case 'failed':
      return { ...state, step: { at: 'files' }, failure: action.failure };
    default:
      return nothingYet;
  }
}

/** Is this the file of that name, or a sheet or stream of it? */
const isOf = (source: string, name: string): boolean => source === name || source.startsWith(`${name}: `);

function answeredStep(step: Step, answer: NameAnswer): Step {
  return step.at === 'preview' ? { ...step, receipt: answeredReceipt(step.receipt, answer) } : step;
}

/** Can these files be previewed? Only when there is one and nothing about any of them is still to be said. */
export function canPreview({ files }: ImportState): boolean {
  return (
    files.length > 0 &&
    files.every(({ state }) => state.at === 'recognised' && openQuestions(state.found, state.mapping).length === 0)
  );
}

/** Would leaving the page now lose work? */
export function isHalfDone({ files, step }: ImportState): boolean {
  return files.length > 0 && step.at !== 'done';
}
