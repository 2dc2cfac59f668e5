import { useQuery } from '@tanstack/react-query';
import { Loaded } from '#web/api/Loaded.tsx';
import { managersQuery } from '#web/api/reportQueries.ts';
import { NothingImported } from '#web/ui/NothingImported.tsx';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { useAddress } from '#web/ui/useAddress.ts';
import { ManagersReport } from './ManagersReport.tsx';

/** Every manager, fairly compared: the funnel first, the table behind it. */
export function ManagersPage() {
  const [address] = useAddress();
  const query = useQuery(managersQuery(address));
  return (
    <Loaded query={query} loading={<PageSkeleton blocks={[60, 560]} />}>
      {(answer, busy) =>
        answer.rows.length === 0 && !answer.period ? (
          <NothingImported title="Managers">
            Managers are known from a list of employees that names who reports to whom.
          </NothingImported>
        ) : (
          <ManagersReport answer={answer} busy={busy} />
        )
      }
    </Loaded>
  );
}
