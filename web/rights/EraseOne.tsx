import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { failureFrom } from '#web/api/failureFrom.ts';
import { erase } from '#web/api/rightsQueries.ts';
import { Field } from '#web/ui/Field.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { Outcome } from './Outcome.tsx';
import { textOf } from './textOf.ts';
import styles from './Rights.module.css';

const fields = [
  { name: 'person', label: 'Employee id or e-mail address' },
  { name: 'name', label: 'Their name, to be sure' },
  { name: 'reason', label: 'Why (kept in the audit log)' },
] as const;

/** Takes out who one person is; the name typed again stands in for a second question. */
export function EraseOne() {
  const client = useQueryClient();
  const erasing = useMutation({ mutationFn: erase, onSuccess: () => client.invalidateQueries() });
  const done = erasing.data && `Done. What is left goes by “${erasing.data.name}”.`;
  return (
    <Panel
      title="Erase one person"
      subtitle="Name, address, ids, reasons of exits and their account go for good, also from what imports can be undone to. When they came and went, their manager, deals and meetings stay, without saying whose they are. Files that name them later do not bring them back."
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          erasing.mutate(
            { person: textOf(form, 'person'), name: textOf(form, 'name'), reason: textOf(form, 'reason') },
            { onSuccess: () => form.reset() },
          );
        }}
      >
        {fields.map(({ name, label }) => (
          <Field key={name} label={label}>
            {(id) => <input id={id} name={name} required minLength={name === 'reason' ? 3 : 1} autoComplete="off" />}
          </Field>
        ))}
        <Button type="submit" variant="default" className={styles.forGood} loading={erasing.isPending}>
          Erase for good
        </Button>
      </form>
      <Outcome done={done} failure={erasing.error ? failureFrom(erasing.error) : undefined} />
    </Panel>
  );
}
