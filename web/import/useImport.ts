import { useQueryClient } from '@tanstack/react-query';
import { useReducer, useRef } from 'react';
import type { SharedName } from '#shared/contract/import.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import type { Progress } from '#web/api/runTask.ts';
import { separateManagers } from './editMapping.ts';
import { applyImport, type ImportRequest, previewImport } from './importRequests.ts';
import { receiptSentence } from './importSentences.ts';
import { importReducer, type ImportState, nothingYet } from './importState.ts';
import { isAbort } from './isAbort.ts';
import { useFiles } from './useFiles.ts';

const WORKING = 'Working out what would change.';

type Files = ImportState['files'];

const previewingStep = (progress: Progress | undefined) => ({ at: 'previewing', progress }) as const;

function requestOf(files: Files, confirmExits: boolean): ImportRequest {
  return {
    confirmExits,
    files: files.flatMap(({ source, state }) =>
      state.at === 'recognised' ? [{ file: state.found.file, name: source.name, mapping: state.mapping }] : [],
    ),
  };
}

/** The files after a person has said whether a name in one of them is one person or several. */
function answered(files: Files, name: SharedName, separate: boolean): Files {
  return files.map((entry) => {
    const { source, state } = entry;
    if (source.name !== name.file || state.at !== 'recognised') return entry;
    return { ...entry, state: { ...state, mapping: separateManagers(state.mapping, name, separate) } };
  });
}

/** An import from the dropped files to the receipt: its state, and what the person can do to it. */
export function useImport() {
  const [state, dispatch] = useReducer(importReducer, nothingYet);
  const client = useQueryClient();
  const previewing = useRef<AbortController>(undefined);
  const previewOf = async (files: Files, onProgress: (progress: Progress) => void): Promise<void> => {
    previewing.current?.abort();
    previewing.current = new AbortController();
    try {
      const receipt = await previewImport(requestOf(files, false), onProgress, previewing.current.signal);
      dispatch({ type: 'stepped', step: { at: 'preview', receipt }, said: receiptSentence(receipt) });
    } catch (error) {
      if (!isAbort(error)) dispatch({ type: 'failed', failure: failureFrom(error) });
    }
  };
  const preview = (): Promise<void> => {
    dispatch({ type: 'stepped', step: previewingStep(undefined), said: WORKING });
    return previewOf(state.files, (progress) => dispatch({ type: 'stepped', step: previewingStep(progress) }));
  };
  const separate = (name: SharedName, apart: boolean): Promise<void> => {
    const files = answered(state.files, name, apart);
    dispatch({ type: 'answered', files, name, separate: apart, said: WORKING });
    return previewOf(files, () => undefined);
  };
  const apply = async (confirmExits: boolean): Promise<void> => {
    dispatch({ type: 'stepped', step: { at: 'applying', progress: undefined }, said: 'Importing.' });
    try {
      const receipt = await applyImport(requestOf(state.files, confirmExits), (progress) =>
        dispatch({ type: 'stepped', step: { at: 'applying', progress } }),
      );
      dispatch({
        type: 'stepped',
        step: { at: receipt.applied ? 'done' : 'preview', receipt },
        said: receiptSentence(receipt),
      });
      if (receipt.applied) await client.invalidateQueries();
    } catch (error) {
      dispatch({ type: 'failed', failure: failureFrom(error) });
    }
  };
  const back = (): void => {
    previewing.current?.abort();
    dispatch({ type: 'stepped', step: { at: 'files' }, said: 'Back at the files; nothing was stored.' });
  };
  const restart = (): void => dispatch({ type: 'restarted' });
  return { state, ...useFiles(dispatch), preview, separate, apply, back, restart };
}

export type Import = ReturnType<typeof useImport>;
