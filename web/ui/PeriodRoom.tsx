import { Outlet } from '@tanstack/react-router';
import { useRecordsPeriod } from '#web/api/useRecordsPeriod.ts';
import { EmptyNotice } from './EmptyNotice.tsx';
import { formatMonth } from './formatDate.ts';
import { endsBeforeStart } from './nothingToTell.ts';
import { Filters } from './Page.tsx';
import { PageHeading } from './PageHeading.tsx';
import { PeriodFilter } from './PeriodFilter.tsx';
import { useAddress } from './useAddress.ts';

/** The pages that speak of a period; instead of them, when it ends before it starts, the filter with a word on that. */
export function PeriodRoom() {
  const [address, change] = useAddress();
  const records = useRecordsPeriod();
  if (!endsBeforeStart(address)) return <Outlet />;
  const { from = '', to = '' } = address;
  return (
    <>
      <PageHeading title="The period ends before it starts" />
      <Filters>
        <PeriodFilter span={address} records={records} onChange={change} />
      </Filters>
      <div role="alert">
        <EmptyNotice title={`${formatMonth(from)} is after ${formatMonth(to)}`}>
          <p>Choose a first month that is not after the last one; nothing was asked of the records.</p>
        </EmptyNotice>
      </div>
    </>
  );
}
