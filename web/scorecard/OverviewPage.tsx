import { useQuery } from '@tanstack/react-query';
import { Loaded } from '#web/api/Loaded.tsx';
import { overviewQuery } from '#web/api/reportQueries.ts';
import { useRecordsPeriod } from '#web/api/useRecordsPeriod.ts';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { useAddress } from '#web/ui/useAddress.ts';
import { EmptyOverview } from './EmptyOverview.tsx';
import { OverviewAnswer } from './OverviewAnswer.tsx';

/** The first page: which managers' teams need help, and how sure that is. */
export function OverviewPage() {
  const [address, change] = useAddress();
  const records = useRecordsPeriod();
  const query = useQuery(overviewQuery(address));
  return (
    <Loaded query={query} loading={<PageSkeleton blocks={[56, 220, 260, 340]} />}>
      {(overview, busy) =>
        overview.empty ? (
          <EmptyOverview />
        ) : (
          <OverviewAnswer
            overview={overview}
            busy={busy}
            filter={{ span: { from: address.from, to: address.to }, records, onChange: change }}
          />
        )
      }
    </Loaded>
  );
}
