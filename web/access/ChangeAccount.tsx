import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Account, ChangeAccountRequest } from '#shared/contract/accounts.ts';
import { accountsQuery, changeAccount, offerReset } from '#web/api/accessQueries.ts';
import { Panel } from '#web/ui/Panel.tsx';
import styles from './forms.module.css';
import { linkWords } from './linkWords.ts';
import { MailTick } from './MailTick.tsx';
import { PersonChoice } from './PersonChoice.tsx';
import { Refusal } from './Refusal.tsx';
import { ResetSecondStep } from './ResetSecondStep.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { ShownOnce } from './ShownOnce.tsx';
import { useChange } from './useChange.ts';
import { useMailTick } from './useMailTick.ts';

type Props = { account: Account; isOwn: boolean; mayMakeOwners: boolean; onDone: () => void };

/** Changing one account: roles, person, letting in or not, a link for a forgotten password, a lost phone. Takes the focus as it opens. */
export function ChangeAccount({ account, isOwn, mayMakeOwners, onDone }: Props) {
  const { userId, name, email, disabledAt } = account;
  const [roles, setRoles] = useState(account.roles);
  const [person, setPerson] = useState(account.personExternalId);
  const change = useChange((asked: ChangeAccountRequest) => changeAccount(userId, asked), [accountsQuery.queryKey]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const save = () =>
    change.mutate(
      {
        ...(!isOwn && roles.join() !== account.roles.join() && { roles }),
        ...(person !== account.personExternalId && { personExternalId: person }),
      },
      { onSuccess: onDone },
    );
  return (
    <div ref={box} tabIndex={-1} className={styles.callout}>
      <Panel title={`Change ${name}`} subtitle={`${email}. New roles, or disabling, sign them out everywhere at once.`}>
        <div className={styles.form}>
          {isOwn ? (
            <p>These are your own roles ({roles.join(', ')}): another administrator changes them.</p>
          ) : (
            <RoleChoice legend="Roles" chosen={roles} mayMakeOwners={mayMakeOwners} onChange={setRoles} />
          )}
          <PersonChoice chosen={person} ifNone="nobody" onChange={setPerson} />
          <Refusal failure={change.failure} />
          <div className={styles.actions}>
            <Button onClick={save} loading={change.isPending} disabled={roles.length === 0 && !isOwn}>
              Save
            </Button>
            <Button variant="default" onClick={onDone}>
              Cancel
            </Button>
            {!isOwn && (
              <Button
                variant="default"
                onClick={() => change.mutate({ disabled: disabledAt === null }, { onSuccess: onDone })}
              >
                {disabledAt === null ? 'Disable this account' : 'Let in again'}
              </Button>
            )}
          </div>
          <ResetLink userId={userId} name={name} />
          {account.hasSecondStep && !isOwn && <ResetSecondStep userId={userId} name={name} />}
        </div>
      </Panel>
    </div>
  );
}

/** A link by which somebody who forgot their password chooses a new one. */
function ResetLink({ userId, name }: Pick<Account, 'userId' | 'name'>) {
  const tick = useMailTick();
  const reset = useChange(() => offerReset(userId, tick.mail), [accountsQuery.queryKey]);
  return (
    <>
      <div>
        <Button variant="default" onClick={() => reset.mutate(undefined)} loading={reset.isPending}>
          Make a link for a new password
        </Button>
      </div>
      <MailTick tick={tick} />
      <Refusal failure={reset.failure} />
      {reset.data && (
        <ShownOnce
          key={reset.data.link}
          words={linkWords(`The link by which ${name} chooses a new password`, reset.data)}
          text={reset.data.link}
        />
      )}
    </>
  );
}
