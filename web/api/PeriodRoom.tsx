import { Outlet } from '@tanstack/react-router';
import { useRecordsPeriod } from '#web/api/useRecordsPeriod.ts';
import { EmptyNotice } from '#web/ui/EmptyNotice.tsx';
import { formatMonth } from '#web/ui/formatDate.ts';
import { endsBeforeStart } from '#web/ui/nothingToTell.ts';
import { Filters } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { PeriodFilter } from '#web/ui/PeriodFilter.tsx';
import { useAddress } from '#web/ui/useAddress.ts';

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
