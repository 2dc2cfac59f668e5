import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { AuditRequest } from '#shared/contract/audit.ts';
import { auditFile, auditQuery } from '#web/api/auditQueries.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import { DataTable } from '#web/ui/DataTable.tsx';
import { FailureNotice } from '#web/ui/FailureNotice.tsx';
import { Filters, Page } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { auditColumns } from './auditColumns.tsx';
import { WholeLog } from './WholeLog.tsx';
import styles from './AuditPage.module.css';

/** Who did what: sign-ins, teams looked at, files taken out, roles, thresholds and imports; searched, saved, checked. */
export function AuditPage() {
  const [asked, setAsked] = useState<AuditRequest>({});
  const query = useInfiniteQuery(auditQuery(asked));
  const events = useMemo(() => query.data?.pages.flatMap((page) => page.events), [query.data]);
  return (
    <>
      <PageHeading
        title="Audit log"
        subtitle="Who signed in, looked at a team, took figures out, changed roles, thresholds or data. Nothing in it can be changed."
      />
      <Filters>
        <AuditFilters asked={asked} onChange={setAsked} />
      </Filters>
      <Page busy={query.isFetching}>
        {query.error ? (
          <FailureNotice failure={failureFrom(query.error)} retry={() => void query.refetch()} />
        ) : !events ? (
          <PageSkeleton blocks={[420]} />
        ) : (
          <Panel title="Events" actions={events.length > 0 && <AsFile asked={asked} />}>
            <div className={styles.events}>
              <DataTable
                caption="Events, the latest first; times are your own"
                columns={auditColumns}
                rows={events}
                rowKey={({ eventId }) => String(eventId)}
                whole
                none="No event fits what was asked for."
              />
            </div>
            {query.hasNextPage && (
              <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Show earlier events
              </Button>
            )}
          </Panel>
        )}
        <WholeLog />
      </Page>
    </>
  );
}

function AsFile({ asked }: { asked: AuditRequest }) {
  return (
    <a className={styles.file} href={auditFile(asked)} download>
      Download CSV
    </a>
  );
}
