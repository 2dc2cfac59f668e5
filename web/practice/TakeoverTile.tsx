import type { PracticeRow } from '#shared/contract/practice.ts';
import { formatNumber, formatShare, formatSum } from '#web/ui/formatNumber.ts';
import { Measure } from '#web/ui/Measure.tsx';
import { definitions } from './definitions.ts';

/** How often a report's deal became the manager's, as one tile. */
export function TakeoverTile({ row }: { row: PracticeRow | undefined }) {
  if (row?.takeovers === undefined)
    return (
      <Measure
        name={definitions.takeovers.name}
        definition={definitions.takeovers}
        value="–"
        basis="Needs the changes of deal owners"
      />
    );
  const won = row.takeoverWinRate === undefined ? '' : `, ${formatShare(row.takeoverWinRate)} of the decided ones won`;
  return (
    <Measure
      name={definitions.takeovers.name}
      definition={definitions.takeovers}
      value={formatNumber(row.takeovers)}
      unit="deals"
      basis={row.takeoverValue === undefined ? undefined : `${formatSum(row.takeoverValue)} in value${won}`}
    />
  );
}
