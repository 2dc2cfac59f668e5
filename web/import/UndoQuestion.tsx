import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ImportHistory, UndoPlan } from '#shared/contract/import.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import { formatMoment } from '#web/ui/formatDate.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import { undoPlanQuery } from './importRequests.ts';
import { Trouble } from './Trouble.tsx';
import parts from './parts.module.css';

type Past = ImportHistory['imports'][number];

interface UndoQuestionProps {
  importId: number;
  imports: readonly Past[];
  working: boolean;
  onUndo: (plan: UndoPlan) => void;
  onClose: () => void;
}

/** The keyboard follows to what a button has opened, because the button is gone. */
const takeFocus = (opened: HTMLElement | null): void => opened?.focus();

/** Says what undoing an import does, and which others go with it, before it is done. */
export function UndoQuestion({ importId, imports, working, onUndo, onClose }: UndoQuestionProps) {
  const { data: plan, error } = useQuery(undoPlanQuery(importId));
  const name = plan === undefined || plan.inTheWay.length === 0 ? `import ${importId}` : 'these imports';
  return (
    <section ref={takeFocus} tabIndex={-1} className={parts.callout} aria-label={`Undo import ${importId}`}>
      {error && <Trouble title="What goes with it could not be looked up" failure={failureFrom(error)} />}
      {plan && <WhatGoes plan={plan} imports={imports} />}
      <p className={parts.quiet}>
        All of it at once or nothing. Reports change with it. To have it back, import the files again.
      </p>
      <div className={parts.actions}>
        {plan && (
          <Button color="red" loading={working} onClick={() => onUndo(plan)}>
            Undo {name}
          </Button>
        )}
        <Button variant="default" disabled={working} onClick={onClose}>
          Keep it
        </Button>
      </div>
    </section>
  );
}

function WhatGoes({ plan, imports }: { plan: UndoPlan; imports: readonly Past[] }) {
  const { importId, inTheWay, idle } = plan;
  const of = (id: number) => imports.filter((each) => each.importId === id);
  return (
    <>
      {of(importId).map((past) => (
        <strong key={importId}>{whatItDoes(past)}</strong>
      ))}
      {inTheWay.length > 0 && (
        <>
          <p>What came after it was worked out on what it left, and goes with it:</p>
          <ul>
            {inTheWay.flatMap(of).map((past) => (
              <li key={past.importId}>{whatItDoes(past)}</li>
            ))}
          </ul>
        </>
      )}
      {idle.length > 0 && (
        <p className={parts.quiet}>
          {idle.length === 1 ? `Import ${idle[0]} goes` : `Imports ${idle.join(', ')} go`} with it: nothing was stored
          by {idle.length === 1 ? 'it' : 'them'}.
        </p>
      )}
    </>
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
