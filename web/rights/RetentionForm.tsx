import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RETAINED_KINDS } from '#shared/contract/retainedKinds.ts';
import type { RetentionPeriods } from '#shared/contract/rights.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import { Loaded } from '#web/api/Loaded.tsx';
import { retentionQuery, saveRetention } from '#web/api/rightsQueries.ts';
import { Field } from '#web/ui/Field.tsx';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { Outcome } from './Outcome.tsx';
import { textOf } from './textOf.ts';
import styles from './Rights.module.css';

/** How many months each kind of record is kept; empty is for good. */
export function RetentionForm() {
  const query = useQuery(retentionQuery);
  return (
    <Loaded query={query} loading={<PageSkeleton blocks={[260]} />}>
      {({ periods }) => <Periods periods={periods} />}
    </Loaded>
  );
}

function Periods({ periods }: { periods: RetentionPeriods }) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: saveRetention,
    onSuccess: (saved) => client.setQueryData(retentionQuery.queryKey, saved),
  });
  return (
    <Panel
      title="How long records are kept"
      subtitle="In months; empty is for good. What is older is deleted each night. Figures released before stay."
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(periodsOf(event.currentTarget));
        }}
      >
        {RETAINED_KINDS.map((kind) => (
          <Field key={kind} label={`${kind[0].toUpperCase()}${kind.slice(1)}`}>
            {(id) => (
              <input
                id={id}
                name={kind}
                type="number"
                min={kind === 'audit log' ? 6 : 1}
                max={600}
                defaultValue={periods[kind]}
                placeholder="for good"
              />
            )}
          </Field>
        ))}
        <Button type="submit" variant="default" loading={save.isPending}>
          Save
        </Button>
      </form>
      <Outcome
        done={save.isSuccess ? 'Saved.' : undefined}
        failure={save.error ? failureFrom(save.error) : undefined}
      />
    </Panel>
  );
}

function periodsOf(form: HTMLFormElement): RetentionPeriods {
  const periods: RetentionPeriods = {};
  for (const kind of RETAINED_KINDS) {
    const text = textOf(form, kind);
    if (text !== '') periods[kind] = Number(text);
  }
  return periods;
}
