import { useQueryClient } from '@tanstack/react-query';
import { useReducer, useRef } from 'react';
import { failureFrom } from '#web/api/failureFrom.ts';
import type { Progress } from '#web/api/runTask.ts';
import { applyImport, type ImportRequest, previewImport } from './importRequests.ts';
import { receiptSentence } from './importSentences.ts';
import { importReducer, type ImportState, nothingYet } from './importState.ts';
import { isAbort } from './isAbort.ts';
import { answeredMapping, type NameAnswer } from './nameAnswer.ts';
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

/** The files after a person has said who a name in one of them is. */
function answered(files: Files, answer: NameAnswer): Files {
  return files.map((entry) => {
    const { source, state } = entry;
    if (source.name !== answer.name.file || state.at !== 'recognised') return entry;
    return { ...entry, state: { ...state, mapping: answeredMapping(state.mapping, answer) } };
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
  const answerName = (answer: NameAnswer): Promise<void> => {
    const files = answered(state.files, answer);
    dispatch({ type: 'answered', files, answer, said: WORKING });
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
  return { state, ...useFiles(dispatch), preview, answerName, apply, back, restart };
}

export type Import = ReturnType<typeof useImport>;
