import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ImportHistory } from '#shared/contract/import.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import { formatMoment } from '#web/ui/formatDate.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import { undoImport } from './importRequests.ts';
import { Trouble } from './Trouble.tsx';
import parts from './parts.module.css';

type Past = ImportHistory['imports'][number];

/** The keyboard follows to what a button has opened, because the button is gone. */
const takeFocus = (opened: HTMLElement | null): void => opened?.focus();

/** Takes the latest import back, after saying what that does and being told to. */
export function UndoLatest({ imports }: { imports: readonly Past[] }) {
  const [asking, setAsking] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const client = useQueryClient();
  const close = (): void => {
    setAsking(false);
    takeFocus(place.current);
  };
  const undo = useMutation({
    mutationFn: undoImport,
    onSuccess: () => {
      close();
      return client.invalidateQueries();
    },
  });
  const latest = imports.find(({ undoneAt }) => undoneAt === undefined);
  return (
    <div ref={place} tabIndex={-1} className={parts.part}>
      <output>{undo.isSuccess && `Import ${undo.data.importId} is undone.`}</output>
      {latest && !asking && (
        <div className={parts.actions}>
          <Button variant="default" onClick={() => setAsking(true)}>
            Undo import {latest.importId}…
          </Button>
          <p className={parts.quiet}>
            Imports are undone latest first: each was worked out on what the ones before it left.
          </p>
        </div>
      )}
      {latest && asking && (
        <section ref={takeFocus} tabIndex={-1} className={parts.callout} aria-label={`Undo import ${latest.importId}`}>
          <strong>{whatItDoes(latest)}</strong>
          <p className={parts.quiet}>
            All of it at once or nothing. Reports change with it. To have it back, import the files again.
          </p>
          <div className={parts.actions}>
            <Button color="red" loading={undo.isPending} onClick={() => undo.mutate(latest.importId)}>
              Undo import {latest.importId}
            </Button>
            <Button variant="default" disabled={undo.isPending} onClick={close}>
              Keep it
            </Button>
          </div>
        </section>
      )}
      {undo.error && <Trouble title="The import was not undone" failure={failureFrom(undo.error)} />}
    </div>
  );
}

function whatItDoes({ importId, appliedAt, actor, files }: Past): string {
  const sum = (pick: (file: Past['files'][number]) => number) => files.reduce((total, file) => total + pick(file), 0);
  const [added, changed] = [sum((file) => file.new), sum((file) => file.changed)];
  const what = [
    `${formatCount(added, 'row it added is', 'rows it added are')} removed`,
    `${formatCount(changed, 'row it changed is', 'rows it changed are')} put back as before`,
  ].join(', ');
  return `Import ${importId} (${formatMoment(appliedAt)}, ${actor}) is taken back: ${what}.`;
}
