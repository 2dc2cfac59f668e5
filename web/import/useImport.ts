import { useQueryClient } from '@tanstack/react-query';
import { useReducer, useRef } from 'react';
import { failureFrom } from '#web/api/failureFrom.ts';
import { applyImport, type ImportRequest, previewImport } from './importRequests.ts';
import { receiptSentence } from './importSentences.ts';
import { importReducer, type ImportState, nothingYet } from './importState.ts';
import { isAbort } from './isAbort.ts';
import { useFiles } from './useFiles.ts';

function requestOf({ files }: ImportState, confirmExits: boolean): ImportRequest {
  return {
    confirmExits,
    files: files.flatMap(({ source, state }) =>
      state.at === 'recognised' ? [{ file: state.found.file, name: source.name, mapping: state.mapping }] : [],
    ),
  };
}

/** An import from the dropped files to the receipt: its state, and what the person can do to it. */
export function useImport() {
  const [state, dispatch] = useReducer(importReducer, nothingYet);
  const client = useQueryClient();
  const previewing = useRef<AbortController>(undefined);
  const preview = async (): Promise<void> => {
    previewing.current = new AbortController();
    dispatch({ type: 'stepped', step: { at: 'previewing' }, said: 'Working out what would change.' });
    try {
      const receipt = await previewImport(requestOf(state, false), previewing.current.signal);
      dispatch({ type: 'stepped', step: { at: 'preview', receipt }, said: receiptSentence(receipt) });
    } catch (error) {
      if (!isAbort(error)) dispatch({ type: 'failed', failure: failureFrom(error) });
    }
  };
  const apply = async (confirmExits: boolean): Promise<void> => {
    dispatch({ type: 'stepped', step: { at: 'applying', progress: undefined }, said: 'Importing.' });
    try {
      const receipt = await applyImport(requestOf(state, confirmExits), (progress) =>
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
  return { state, ...useFiles(dispatch), preview, apply, back, restart };
}

export type Import = ReturnType<typeof useImport>;
