import { Button } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import type { Role } from '#shared/contract/session.ts';
import { accountsQuery, invite } from '#web/api/accessQueries.ts';
import { Field } from '#web/ui/Field.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { fieldText } from './AccessCard.tsx';
import styles from './forms.module.css';
import { linkWords } from './linkWords.ts';
import { MailTick } from './MailTick.tsx';
import { PersonChoice } from './PersonChoice.tsx';
import { Refusal } from './Refusal.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { ShownOnce } from './ShownOnce.tsx';
import { useChange } from './useChange.ts';
import { useMailTick } from './useMailTick.ts';

/** What somebody most often comes in as. */
const FIRST: Role[] = ['manager'];

/** Makes a link for somebody to come in by. */
export function Invite({ mayMakeOwners }: { mayMakeOwners: boolean }) {
  const made = useChange(invite, [accountsQuery.queryKey]);
  const [roles, setRoles] = useState(FIRST);
  const [person, setPerson] = useState<string | null>(null);
  const [links, setLinks] = useState(0);
  const tick = useMailTick();
  /** Whoever is invited next is somebody else: nobody comes in as the person, or with the roles, chosen before. */
  const next = (): void => {
    setPerson(null);
    setRoles(FIRST);
    setLinks(links + 1);
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const email = fieldText(new FormData(event.currentTarget), 'email');
    made.mutate({ email, roles, personExternalId: person, mail: tick.mail }, { onSuccess: next });
  };
  return (
    <Panel
      title="Invite somebody"
      subtitle={`You get a link to pass on yourself${tick.setUp ? ', or to have mailed' : '; Bellwether sends no mail'}. It is good once, for 7 days.`}
    >
      <form className={styles.form} onSubmit={submit}>
        <Field key={`email ${links}`} label="E-mail">
          {(id) => <input id={id} name="email" type="email" required autoComplete="off" />}
        </Field>
        <RoleChoice legend="Roles" chosen={roles} mayMakeOwners={mayMakeOwners} onChange={setRoles} />
        <PersonChoice
          key={`person ${links}`}
          chosen={person}
          ifNone="whoever has this e-mail address"
          onChange={setPerson}
        />
        <MailTick tick={tick} />
        <Refusal failure={made.failure} />
        <MakeLink isPending={made.isPending} hasRole={roles.length > 0} />
        {made.data && (
          <ShownOnce
            key={made.data.link}
            words={linkWords(`The link for ${made.data.invitation.email}`, made.data)}
            text={made.data.link}
          />
        )}
      </form>
    </Panel>
  );
}

function MakeLink({ isPending, hasRole }: { isPending: boolean; hasRole: boolean }) {
  const whyNot = useId();
  return (
    <div>
      <Button type="submit" loading={isPending} disabled={!hasRole} aria-describedby={hasRole ? undefined : whyNot}>
        Make a link
      </Button>
      {!hasRole && (
        <p id={whyNot} className={styles.quiet}>
          Tick at least one role: without one there is nothing to see.
        </p>
      )}
    </div>
  );
}
