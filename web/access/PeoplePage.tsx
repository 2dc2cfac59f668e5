import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import { accountsQuery } from '#web/api/accessQueries.ts';
import { Loaded } from '#web/api/Loaded.tsx';
import { sessionQuery } from '#web/api/sessionQueries.ts';
import { Page } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { AccountsTable } from './AccountsTable.tsx';
import { ChangeAccount } from './ChangeAccount.tsx';
import { InvitationsTable } from './InvitationsTable.tsx';
import { Invite } from './Invite.tsx';
import { SecondStepRule } from './SecondStepRule.tsx';

/** Who may sign in and what they may see; for administrators. Closing what was opened gives the focus back to the button that opened it. */
export function PeoplePage() {
  const query = useQuery(accountsQuery);
  const { data: session } = useQuery(sessionQuery);
  const [chosen, setChosen] = useState<number>();
  const opener = useRef<Element | null>(null);
  const change = ({ userId }: Account): void => {
    opener.current = document.activeElement;
    setChosen(userId);
  };
  const done = (): void => {
    setChosen(undefined);
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  const mayMakeOwners = session?.user?.roles.includes('owner') === true;
  return (
    <>
      <PageHeading
        title="People and roles"
        subtitle="Who may sign in, what they may see, and who they are in the records."
      />
      <Loaded query={query} loading={<PageSkeleton />}>
        {({ accounts, invitations, secondStepRequired }, busy) => {
          const account = accounts.find(({ userId }) => userId === chosen);
          return (
            <Page busy={busy}>
              <Invite mayMakeOwners={mayMakeOwners} />
              <AccountsTable accounts={accounts} onChange={change} />
              {account && (
                <ChangeAccount
                  key={account.userId}
                  account={account}
                  isOwn={account.email === session?.user?.email}
                  mayMakeOwners={mayMakeOwners}
                  onDone={done}
                />
              )}
              <InvitationsTable invitations={invitations} accounts={accounts} />
              <SecondStepRule accounts={accounts} required={secondStepRequired} />
            </Page>
          );
        }}
      </Loaded>
    </>
  );
}
