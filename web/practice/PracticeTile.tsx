import type { PracticeRow } from '#shared/contract/practice.ts';
import { formatShare, formatSum } from '#web/ui/formatNumber.ts';
import { Measure } from '#web/ui/Measure.tsx';
import { definitions } from './definitions.ts';

/** What share of the won value the managers won themselves, as one tile. */
export function PracticeTile({ row }: { row: PracticeRow | undefined }) {
  const definition = definitions.ownSellingShare;
  if (row?.ownSellingShare === undefined)
    return (
      <Measure
        name={definition.name}
        definition={definition}
        value="–"
        basis="Needs deals with owners and their managers"
      />
    );
  const basis =
    row.ownWonValue === undefined || row.wonValue === undefined
      ? undefined
      : `${formatSum(row.ownWonValue)} of ${formatSum(row.ownWonValue + row.wonValue)} won`;
  return (
    <Measure
      name={definition.name}
      definition={definition}
      value={formatShare(row.ownSellingShare, 1)}
      unit="of the value won, by managers themselves"
      basis={basis}
    />
  );
}
