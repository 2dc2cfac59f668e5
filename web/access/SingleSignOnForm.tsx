import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SingleSignOnSettings } from '#shared/contract/accounts.ts';
import { removeSingleSignOn, saveSingleSignOn, singleSignOnQuery } from '#web/api/accessQueries.ts';
import { Field } from '#web/ui/Field.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { fieldText } from './AccessCard.tsx';
import styles from './forms.module.css';
import { groupsOfLines, linesOfGroups } from './groupLines.ts';
import { Refusal } from './Refusal.tsx';
import { useChange } from './useChange.ts';

/** The provider, our client there, and what its groups may do here. Saved only when the provider answers. */
export function SingleSignOnForm({ settings }: { settings: SingleSignOnSettings | null }) {
  const save = useChange(saveSingleSignOn, [singleSignOnQuery.queryKey]);
  const remove = useChange(removeSingleSignOn, [singleSignOnQuery.queryKey]);
  const [wrong, setWrong] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const groups = groupsOfLines(fieldText(fields, 'groups'));
    setWrong('wrong' in groups ? groups.wrong : undefined);
    if ('wrong' in groups) return;
    save.mutate({
      name: fieldText(fields, 'name'),
      issuer: fieldText(fields, 'issuer'),
      clientId: fieldText(fields, 'clientId'),
      groupsClaim: fieldText(fields, 'groupsClaim') || null,
      groupRoles: groups.groupRoles,
      admitsUnknown: fields.has('admitsUnknown'),
    });
  };
  return (
    <Panel title="In Bellwether" subtitle="Saved only when the provider answers and says that it is this issuer.">
      <form className={styles.form} onSubmit={submit}>
        <Fields settings={settings} />
        <div role="alert">{wrong !== undefined && `“${wrong}” is not a group, “=” and roles other than owner.`}</div>
        <Refusal failure={save.failure ?? remove.failure} />
        <div className={styles.actions}>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
          {settings && (
            <Button variant="default" onClick={() => remove.mutate(undefined)} loading={remove.isPending}>
              Turn single sign-on off
            </Button>
          )}
          <output>{save.isSuccess && 'Saved: the provider answered.'}</output>
        </div>
      </form>
    </Panel>
  );
}

function Fields({ settings }: { settings: SingleSignOnSettings | null }) {
  return (
    <>
      <Field label="Name on the button: Sign in with …">
        {(id) => <input id={id} name="name" required defaultValue={settings?.name} autoComplete="off" />}
      </Field>
      <Field label="Issuer, as the provider spells it">
        {(id) => <input id={id} name="issuer" type="url" required defaultValue={settings?.issuer} />}
      </Field>
      <Field label="Client id">
        {(id) => <input id={id} name="clientId" required defaultValue={settings?.clientId} autoComplete="off" />}
      </Field>
      <Field label="Claim that lists somebody’s groups (leave empty to give roles here)">
        {(id) => <input id={id} name="groupsClaim" defaultValue={settings?.groupsClaim ?? ''} autoComplete="off" />}
      </Field>
      <Field label="Roles of groups, one a line: sales-leads = executive, manager">
        {(id) => <textarea id={id} name="groups" defaultValue={linesOfGroups(settings?.groupRoles ?? {})} />}
      </Field>
      <label className={styles.choice}>
        <input type="checkbox" name="admitsUnknown" defaultChecked={settings?.admitsUnknown ?? false} />
        <span>
          Let in people who were not invited, with the roles of their groups (without such roles they see nothing)
        </span>
      </label>
    </>
  );
}
