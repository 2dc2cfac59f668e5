import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import { accountsQuery, resetSecondStep } from '#web/api/accessQueries.ts';
import { Field } from '#web/ui/Field.tsx';
import { fieldText } from './AccessCard.tsx';
import forms from './forms.module.css';
import { Refusal } from './Refusal.tsx';
import { useChange } from './useChange.ts';

/** Taking the second step from somebody who lost their phone and their recovery codes, with the reason for the log. */
export function ResetSecondStep({ userId, name }: Pick<Account, 'userId' | 'name'>) {
  const reset = useChange(resetSecondStep, [accountsQuery.queryKey]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    reset.mutate({ userId, reason: fieldText(new FormData(event.currentTarget), 'reason') });
  };
  return (
    <form className={forms.form} onSubmit={submit}>
      <p>
        Lost phone? Make sure that it is {name} who asks. Reset, the password alone lets them in, and they are signed
        out everywhere.
      </p>
      <div className={forms.row}>
        <Field label="Why, for the audit log">
          {(id) => <input id={id} name="reason" required minLength={3} maxLength={1000} autoComplete="off" />}
        </Field>
        <Button type="submit" variant="default" loading={reset.isPending}>
          Reset the second step
        </Button>
      </div>
      <Refusal failure={reset.failure} />
    </form>
  );
}
