import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { failureFrom } from '#web/api/failureFrom.ts';
import { storedAbout } from '#web/api/rightsQueries.ts';
import { Field } from '#web/ui/Field.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { saveBlob } from '#web/ui/saveBlob.ts';
import { Outcome } from './Outcome.tsx';
import { textOf } from './textOf.ts';
import styles from './Rights.module.css';

/** Everything stored about one person, as a file to hand over. */
export function StoredAbout() {
  const save = useMutation({
    mutationFn: storedAbout,
    onSuccess: (stored) =>
      saveBlob(
        'stored-about-one-person.json',
        new Blob([JSON.stringify(stored, undefined, 2)], { type: 'application/json' }),
      ),
  });
  return (
    <Panel
      title="Everything stored about one person"
      subtitle="Records, those that name them, earlier states, their account and the log, as JSON. Not answers to surveys: nobody sees those by person."
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(textOf(event.currentTarget, 'person'));
        }}
      >
        <Field label="Employee id or e-mail address">
          {(id) => <input id={id} name="person" required maxLength={500} autoComplete="off" />}
        </Field>
        <Button type="submit" variant="default" loading={save.isPending}>
          Download
        </Button>
      </form>
      <Outcome
        done={save.isSuccess ? 'The file was saved. Keep it as you keep their personnel file.' : undefined}
        failure={save.error ? failureFrom(save.error) : undefined}
      />
    </Panel>
  );
}
