import { useMemo } from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import type { Column } from '#web/ui/column.ts';
import { DataTable } from '#web/ui/DataTable.tsx';
import { formatDay, formatMoment } from '#web/ui/formatDate.ts';
import { Panel } from '#web/ui/Panel.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import { actionsColumn } from './actionsColumn.tsx';

const personOf = ({ personExternalId, personName }: Account): string => {
  if (personExternalId === null) return 'not said';
  return personName ?? `${personExternalId} (not in the records)`;
};

const told: Column<Account>[] = [
  textColumn({ id: 'name', name: 'Name', width: 150, names: true, text: ({ name }) => name }),
  textColumn({ id: 'email', name: 'E-mail', width: 190, text: ({ email }) => email }),
  textColumn({ id: 'roles', name: 'Roles', width: 120, text: ({ roles }) => roles.join(', ') || 'none' }),
  textColumn({ id: 'person', name: 'In the records', width: 150, text: personOf }),
  textColumn({
    id: 'ways',
    name: 'Signs in by',
    width: 120,
    text: ({ waysIn, hasSecondStep }) =>
      waysIn.map((way) => (way === 'password' && hasSecondStep ? 'password and code' : way)).join(', ') ||
      'nothing yet',
  }),
  textColumn({
    id: 'seen',
    name: 'State',
    width: 140,
    text: ({ disabledAt, leftOn, lastSeenAt, roles }) => {
      if (disabledAt !== null) return 'disabled';
      if (leftOn !== null)
        return `left ${formatDay(leftOn)}${roles.includes('owner') ? ', an owner: still let in' : ': not let in'}`;
      return lastSeenAt === null ? 'not signed in' : `seen ${formatMoment(lastSeenAt)}`;
    },
  }),
];

type Props = { accounts: readonly Account[]; onChange: (account: Account) => void };

/** Everybody who may sign in. */
export function AccountsTable({ accounts, onChange }: Props) {
  const columns = useMemo(
    () => [
      ...told,
      actionsColumn<Account>((account) => [{ label: `Change ${account.name}`, act: () => onChange(account) }]),
    ],
    [onChange],
  );
  return (
    <Panel title="Accounts">
      <DataTable
        caption="Everybody who may sign in"
        columns={columns}
        rows={accounts}
        rowKey={({ userId }) => String(userId)}
        none="Nobody has an account yet."
      />
    </Panel>
  );
}
