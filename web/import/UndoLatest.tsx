import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ImportHistory } from '#shared/contract/import.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import { Field } from '#web/ui/Field.tsx';
import { undoImport } from './importRequests.ts';
import { Trouble } from './Trouble.tsx';
import { UndoQuestion } from './UndoQuestion.tsx';
import parts from './parts.module.css';

/** Takes the latest import back, or goes back to an earlier one, after saying what that does and being told to. */
export function UndoLatest({ imports, undoNext }: ImportHistory) {
  const [asking, setAsking] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const place = useRef<HTMLDivElement>(null);
  const client = useQueryClient();
  const close = (): void => {
    setAsking(false);
    setChosen(undefined);
    place.current?.focus();
  };
  const undo = useMutation({
    mutationFn: undoImport,
    onSuccess: () => {
      close();
      return client.invalidateQueries();
    },
  });
  const standing = imports.filter(({ undoneAt }) => undoneAt === undefined).map(({ importId }) => importId);
  const importId = chosen ?? undoNext;
  return (
    <div ref={place} tabIndex={-1} className={parts.part}>
      <output>{undo.isSuccess && sentenceOf([undo.data.importId, ...undo.data.also])}</output>
      {importId !== undefined && !asking && (
        <div className={`${parts.actions} ${parts.controls}`}>
          <Button variant="default" onClick={() => setAsking(true)}>
            Undo import {importId}…
          </Button>
          {standing.length > 1 && <BackTo standing={standing} value={importId} onChange={setChosen} />}
        </div>
      )}
      {importId !== undefined && asking && (
        <UndoQuestion
          importId={importId}
          imports={imports}
          working={undo.isPending}
          onUndo={(plan) => undo.mutate(plan)}
          onClose={close}
        />
      )}
      {undo.error && <Trouble title="The import was not undone" failure={failureFrom(undo.error)} />}
    </div>
  );
}

interface BackToProps {
  standing: readonly number[];
  value: number;
  onChange: (importId: number) => void;
}

function BackTo({ standing, value, onChange }: BackToProps) {
  return (
    <Field label="Go back to">
      {(id) => (
        <select id={id} value={value} onChange={(event) => onChange(Number(event.currentTarget.value))}>
          {standing.map((each) => (
            <option key={each} value={each}>
              import {each}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const sentenceOf = (ids: readonly number[]): string =>
  ids.length === 1 ? `Import ${ids[0]} is undone.` : `Imports ${ids.toSorted((a, b) => a - b).join(', ')} are undone.`;
