import { Link } from '@tanstack/react-router';
import type { Period } from '#shared/contract/grouping.ts';
import { EmptyNotice } from '#web/ui/EmptyNotice.tsx';
import { formatPeriod } from '#web/ui/formatDate.ts';

/** In place of every number of months that hold no records: which months do, and the way to them. */
export function OutsideRecords({ records }: { records: Period }) {
  return (
    <EmptyNotice title="These months hold no records">
      <p>
        The records cover {formatPeriod(records)}. Choose months of these above, or see{' '}
        <Link to="/" search={{}}>
          all records
        </Link>
        .
      </p>
    </EmptyNotice>
  );
}
