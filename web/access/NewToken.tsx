import { Button } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { TokenScope } from '#shared/contract/accounts.ts';
import { createToken } from '#web/api/accessQueries.ts';
import { Field } from '#web/ui/Field.tsx';
import { fieldText } from './AccessCard.tsx';
import styles from './forms.module.css';
import { Refusal } from './Refusal.tsx';
import { ShownOnce } from './ShownOnce.tsx';
import { useChange } from './useChange.ts';

const DAYS = [30, 90, 365] as const;

/** Makes a token and shows it, once. */
export function NewToken({ scope, changes }: { scope: TokenScope; changes: QueryKey }) {
  const made = useChange(createToken, [changes]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    made.mutate({ scope, label: fieldText(fields, 'label'), days: Number(fieldText(fields, 'days')) });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.row}>
        <Field label="What it is for">
          {(id) => <input id={id} name="label" required maxLength={100} autoComplete="off" />}
        </Field>
        <Field label="Good for">
          {(id) => (
            <select id={id} name="days" defaultValue={90}>
              {DAYS.map((days) => (
                <option key={days} value={days}>
                  {days} days
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button type="submit" variant="default" loading={made.isPending}>
          Make a token {scope === 'scim' ? 'for SCIM' : 'for reports'}
        </Button>
      </div>
      <Refusal failure={made.failure} />
      {made.data && (
        <ShownOnce
          key={made.data.text}
          words="The token is shown this once: put it where it is needed now."
          text={made.data.text}
        />
      )}
    </form>
  );
}
