import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ApiToken } from '#shared/contract/accounts.ts';
import { revokeToken, tokensQuery } from '#web/api/accessQueries.ts';
import { Loaded } from '#web/api/Loaded.tsx';
import type { Column } from '#web/ui/column.ts';
import { DataTable } from '#web/ui/DataTable.tsx';
import { formatDay, formatMoment } from '#web/ui/formatDate.ts';
import { Panel } from '#web/ui/Panel.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import { actionsColumn } from './actionsColumn.tsx';
import { NewToken } from './NewToken.tsx';
import { Refusal } from './Refusal.tsx';
import { useChange } from './useChange.ts';

const stateOf = ({ revokedAt, expiresAt }: ApiToken) => {
  if (revokedAt !== null) return `revoked ${formatDay(revokedAt)}`;
  return `${new Date(expiresAt) <= new Date() ? 'expired' : 'good until'} ${formatDay(expiresAt)}`;
};

const told: Column<ApiToken>[] = [
  textColumn({ id: 'label', name: 'For', width: 180, names: true, text: ({ label }) => label }),
  textColumn({
    id: 'scope',
    name: 'May',
    width: 120,
    text: ({ scope }) => (scope === 'scim' ? 'keep people' : 'read'),
  }),
  textColumn({ id: 'of', name: 'As', width: 180, text: ({ email }) => email ?? 'nobody (SCIM)' }),
  textColumn({ id: 'state', name: 'State', width: 190, text: stateOf }),
  textColumn({
    id: 'used',
    name: 'Last used',
    width: 170,
    text: ({ lastUsedAt }) => (lastUsedAt === null ? 'never' : formatMoment(lastUsedAt)),
  }),
];

/** Tokens for other programs: one's own for reports, or all of them with those of SCIM. */
export function TokensPanel({ whose }: { whose: 'own' | 'all' }) {
  const asked = tokensQuery(whose);
  const query = useQuery(asked);
  const end = useChange(revokeToken, [asked.queryKey]);
  const columns = useMemo(
    () => [
      ...told,
      actionsColumn<ApiToken>((token) =>
        token.revokedAt === null ? [{ label: `Revoke ${token.label}`, act: () => end.mutate(token.tokenId) }] : [],
      ),
    ],
    [end],
  );
  return (
    <Panel
      title={whose === 'own' ? 'Tokens for your programs' : 'Tokens for other programs'}
      subtitle={
        whose === 'own'
          ? 'A program that sends one as “Authorization: Bearer …” reads at /api what you may read, and nothing else.'
          : 'SCIM lets an identity provider keep the list of people; a report token reads what its owner may read.'
      }
    >
      <NewToken scope={whose === 'own' ? 'report' : 'scim'} changes={asked.queryKey} />
      <Refusal failure={end.failure} />
      <Loaded query={query} loading={<p>Loading…</p>}>
        {({ tokens }) => (
          <DataTable
            caption="Tokens"
            columns={columns}
            rows={tokens}
            rowKey={({ tokenId }) => String(tokenId)}
            none="There are no tokens."
          />
        )}
      </Loaded>
    </Panel>
  );
}
