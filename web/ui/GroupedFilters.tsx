import { ChoiceBar } from './ChoiceBar.tsx';
import { groupingChoices, groupingOf } from './groupingChoices.ts';
import { Filters } from './Page.tsx';
import { PeriodFilter } from './PeriodFilter.tsx';
import { useAddress } from './useAddress.ts';

type Props = { records: { from: string; to: string } | undefined };

/** The choices of a page by grouping: by what, and which months; both kept in the address. */
export function GroupedFilters({ records }: Props) {
  const [address, change] = useAddress();
  return (
    <Filters>
      <ChoiceBar
        label="By"
        choices={groupingChoices}
        value={groupingOf(address.by)}
        onChange={(by) => change({ by: by === 'manager' ? undefined : by, sort: undefined })}
      />
      <PeriodFilter span={address} records={records} onChange={change} />
    </Filters>
  );
}
