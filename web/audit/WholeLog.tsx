import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { AuditCheck } from '#shared/contract/audit.ts';
import { checkAudit } from '#web/api/auditQueries.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import { FailureNotice } from '#web/ui/FailureNotice.tsx';
import { formatCount } from '#web/ui/formatNumber.ts';
import { Panel } from '#web/ui/Panel.tsx';
import styles from './AuditPage.module.css';

/** Whether anything was changed, taken out or put in behind the product's back. */
export function WholeLog() {
  const check = useMutation({ mutationFn: checkAudit });
  return (
    <Panel
      title="Is the log whole?"
      subtitle="Each event holds the hash of the one before, so a change to any of them shows."
      actions={
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          Check the log
        </Button>
      }
    >
      <output>{check.data && <Outcome check={check.data} />}</output>
      {check.error && <FailureNotice failure={failureFrom(check.error)} retry={() => check.mutate()} />}
    </Panel>
  );
}

function Outcome({ check: { events, whole, goneUntil, head, wrong } }: { check: AuditCheck }) {
  if (!whole)
    return (
      <>
        <p>
          <strong>The log was tampered with.</strong> Keep a copy of the database, and compare with your backups.
        </p>
        <ul>
          {wrong.map(({ eventId, what }) => (
            <li key={`${eventId} ${what}`}>{eventId === undefined ? what : `Event ${eventId}: ${what}`}</li>
          ))}
        </ul>
      </>
    );
  if (!head) return <p>Nothing has been written to the log yet.</p>;
  return (
    <>
      <p>
        {`The log is whole: ${formatCount(events, 'event')}`}
        {goneUntil > 0 && `, after ${formatCount(goneUntil, 'event')} deleted as the retention period says`}. Note the
        hash of the last one elsewhere: with it nobody can replace the whole log unseen.
      </p>
      <p className={styles.hash}>
        Event {head.eventId}: {head.hash}
      </p>
    </>
  );
}
