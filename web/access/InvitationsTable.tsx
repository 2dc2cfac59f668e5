import { useMemo } from 'react';
import type { Account, Invitation } from '#shared/contract/accounts.ts';
import { accountsQuery, inviteAgain, revokeInvitation } from '#web/api/accessQueries.ts';
import type { Column } from '#web/ui/column.ts';
import { DataTable } from '#web/ui/DataTable.tsx';
import { formatDay } from '#web/ui/formatDate.ts';
import { Panel } from '#web/ui/Panel.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import { actionsColumn } from './actionsColumn.tsx';
import { linkWords } from './linkWords.ts';
import { MailTick } from './MailTick.tsx';
import { Refusal } from './Refusal.tsx';
import { ShownOnce } from './ShownOnce.tsx';
import { useChange } from './useChange.ts';
import { useMailTick } from './useMailTick.ts';

const told: Column<Invitation>[] = [
  textColumn({ id: 'email', name: 'E-mail', width: 200, names: true, text: ({ email }) => email }),
  textColumn({
    id: 'purpose',
    name: 'For',
    width: 120,
    text: ({ purpose }) => (purpose === 'reset' ? 'a new password' : 'coming in'),
  }),
  textColumn({ id: 'roles', name: 'Roles', width: 120, text: ({ roles }) => roles.join(', ') }),
  textColumn({ id: 'by', name: 'Made by', width: 180, text: ({ invitedBy }) => invitedBy }),
  textColumn({
    id: 'state',
    name: 'State',
    width: 150,
    text: ({ state, expiresAt }) => (state === 'open' ? `open until ${formatDay(expiresAt)}` : state),
  }),
];

type Props = { invitations: readonly Invitation[]; accounts: readonly Account[] };

/** The one-time links that were made: another in place of one, or none any more. */
export function InvitationsTable({ invitations, accounts }: Props) {
  const inside = useMemo(() => new Set(accounts.map(({ email }) => email)), [accounts]);
  const tick = useMailTick();
  const { mail } = tick;
  const again = useChange(inviteAgain, [accountsQuery.queryKey]);
  const revoke = useChange(revokeInvitation, [accountsQuery.queryKey]);
  const columns = useMemo(
    () => [
      ...told,
      actionsColumn<Invitation>(
        ({ invitationId, email, state, purpose }) => [
          ...(purpose === 'invitation' && state !== 'used' && !inside.has(email)
            ? [{ label: `Renew the link for ${email}`, act: () => again.mutate({ invitationId, mail }) }]
            : []),
          ...(state === 'open'
            ? [{ label: `Revoke the link of ${email}`, act: () => revoke.mutate(invitationId) }]
            : []),
        ],
        190,
      ),
    ],
    [again, revoke, mail, inside],
  );
  return (
    <Panel title="Links" subtitle="Each is good once, for 7 days. A new one for the same person ends the one before.">
      {invitations.length > 0 && <MailTick tick={tick} />}
      <Refusal failure={again.failure ?? revoke.failure} />
      {again.data && (
        <ShownOnce
          key={again.data.link}
          words={linkWords(`A new link for ${again.data.invitation.email}`, again.data)}
          text={again.data.link}
        />
      )}
      <DataTable
        caption="Links made so far"
        columns={columns}
        rows={invitations}
        rowKey={({ invitationId }) => String(invitationId)}
        none="No links were made yet."
      />
    </Panel>
  );
}
