import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { OwnSessionsResponse } from '#shared/contract/accounts.ts';
import { ownSessionsQuery, signOutEverywhere } from '#web/api/accessQueries.ts';
import { Loaded } from '#web/api/Loaded.tsx';
import type { Column } from '#web/ui/column.ts';
import { DataTable } from '#web/ui/DataTable.tsx';
import { formatMoment } from '#web/ui/formatDate.ts';
import { Panel } from '#web/ui/Panel.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import styles from './forms.module.css';
import { Refusal } from './Refusal.tsx';
import { useChange } from './useChange.ts';

type Session = OwnSessionsResponse['sessions'][number];

const columns: Column<Session>[] = [
  textColumn({
    id: 'browser',
    name: 'Browser',
    width: 260,
    names: true,
    text: ({ browser, current }) => `${browserName(browser)}${current ? ' (this one)' : ''}`,
  }),
  textColumn({ id: 'address', name: 'Address', width: 160, text: ({ address }) => address || 'not known' }),
  textColumn({ id: 'started', name: 'Signed in', width: 180, text: ({ startedAt }) => formatMoment(startedAt) }),
  textColumn({ id: 'seen', name: 'Last used', width: 180, text: ({ lastSeenAt }) => formatMoment(lastSeenAt) }),
];

/** Where one is signed in, and the way out of all of it. */
export function SessionsPanel() {
  const query = useQuery(ownSessionsQuery);
  const client = useQueryClient();
  const router = useRouter();
  const id = useId();
  const [endsTokens, setEndsTokens] = useState(false);
  const leave = useChange(async () => {
    await signOutEverywhere({ tokens: endsTokens ? 'end' : 'keep' });
    client.clear();
    await router.invalidate();
  }, []);
  return (
    <Panel
      title="Where you are signed in"
      subtitle="A session ends after 8 hours without use, and 14 days after the sign-in. If somebody else may have been in your account, end your tokens too: your programs stop until you give them others."
      actions={
        <div className={styles.actions}>
          <label className={styles.choice} htmlFor={id}>
            <input
              id={id}
              type="checkbox"
              checked={endsTokens}
              onChange={({ target }) => setEndsTokens(target.checked)}
            />
            and end my tokens
          </label>
          <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate(undefined)}>
            Sign out everywhere
          </Button>
        </div>
      }
    >
      <Refusal failure={leave.failure} />
      <Loaded query={query} loading={<p>Loading…</p>}>
        {({ sessions }) => (
          <DataTable
            caption="Your sessions"
            columns={columns}
            rows={sessions}
            rowKey={({ sessionId }) => String(sessionId)}
          />
        )}
      </Loaded>
    </Panel>
  );
}

/** The name a browser goes by, as far as it says; the rest of what it sends says nothing to a person. */
function browserName(agent: string | null): string {
  const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(agent ?? '')?.[0];
  const name = /Edg|Firefox|Chrome|Safari|curl/.exec(agent ?? '')?.[0] ?? 'Unknown browser';
  return `${name === 'Edg' ? 'Edge' : name}${system === undefined ? '' : ` on ${system}`}`;
}
