import { Button } from '@mantine/core';
import type { Account } from '#shared/contract/accounts.ts';
import { accountsQuery, saveSignInRules } from '#web/api/accessQueries.ts';
import { Panel } from '#web/ui/Panel.tsx';
import forms from './forms.module.css';
import { Refusal } from './Refusal.tsx';
import { useChange } from './useChange.ts';

type Props = { accounts: readonly Account[]; required: boolean };

/** Is a second step asked of everybody who signs in with a password: who has one, and asking it or no longer. */
export function SecondStepRule({ accounts, required }: Props) {
  const save = useChange(saveSignInRules, [accountsQuery.queryKey]);
  const asked = accounts.filter(({ waysIn, disabledAt }) => waysIn.includes('password') && disabledAt === null);
  const have = asked.filter(({ hasSecondStep }) => hasSecondStep).length;
  return (
    <Panel
      title="Second step at sign-in"
      subtitle="A code of an authenticator app after the password. Who signs in at your identity provider is asked there, not here; tokens of programs go on."
    >
      <div className={forms.form}>
        <p>
          {required
            ? 'Everybody who signs in with a password needs one. Who has none sets it up right after the password, and reads nothing before.'
            : 'Everybody may set one up under “Your account”; nobody has to.'}{' '}
          {have} of {asked.length} who can sign in with a password {have === 1 ? 'has' : 'have'} one.
        </p>
        <Refusal failure={save.failure} />
        <div className={forms.actions}>
          <Button
            variant="default"
            loading={save.isPending}
            onClick={() => save.mutate({ secondStepRequired: !required })}
          >
            {required ? 'Ask it of nobody any more' : 'Ask it of everybody who signs in with a password'}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
