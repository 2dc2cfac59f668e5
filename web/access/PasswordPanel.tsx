import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { SHORTEST_PASSWORD } from '#shared/contract/shortestPassword.ts';
import { changePassword, ownSessionsQuery } from '#web/api/accessQueries.ts';
import { Field } from '#web/ui/Field.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { fieldText } from './AccessCard.tsx';
import styles from './forms.module.css';
import { Refusal } from './Refusal.tsx';
import { useChange } from './useChange.ts';

/** Changing one's own password, which ends every other session. */
export function PasswordPanel() {
  const change = useChange(changePassword, [ownSessionsQuery.queryKey]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const request = { current: fieldText(fields, 'current'), password: fieldText(fields, 'password') };
    change.mutate(request, { onSuccess: () => form.reset() });
  };
  return (
    <Panel title="Password" subtitle="A new password signs you out everywhere else.">
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.row}>
          <Field label="Present password">
            {(id) => <input id={id} name="current" type="password" autoComplete="current-password" required />}
          </Field>
          <Field label={`New password, at least ${SHORTEST_PASSWORD} characters`}>
            {(id) => (
              <input
                id={id}
                name="password"
                type="password"
                autoComplete="new-password"
                minLength={SHORTEST_PASSWORD}
                required
              />
            )}
          </Field>
          <Button type="submit" variant="default" loading={change.isPending}>
            Change password
          </Button>
        </div>
        <Refusal failure={change.failure} />
        <output>{change.isSuccess && 'The password is changed.'}</output>
      </form>
    </Panel>
  );
}
