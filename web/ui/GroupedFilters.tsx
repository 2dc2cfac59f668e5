import { ChoiceBar } from './ChoiceBar.tsx';
import { groupingChoices, groupingOf } from './groupingChoices.ts';
import { Filters } from './Page.tsx';
import { PeriodFilter } from './PeriodFilter.tsx';
import { useAddress } from './useAddress.ts';

type Props = {
  records: { from: string; to: string } | undefined;
  /** The reader sees no other grouping; one that the address asks for is still there to be left. */
  byManagerOnly: boolean;
};

/** The choices of a page by grouping: by what, and which months; both kept in the address. */
export function GroupedFilters({ records, byManagerOnly }: Props) {
  const [address, change] = useAddress();
  const by = groupingOf(address.by);
  return (
    <Filters>
      {!(byManagerOnly && by === 'manager') && (
        <ChoiceBar
          label="By"
          choices={groupingChoices}
          value={by}
          onChange={(next) => change({ by: next === 'manager' ? undefined : next, sort: undefined })}
        />
      )}
      <PeriodFilter span={address} records={records} onChange={change} />
    </Filters>
  );
}
