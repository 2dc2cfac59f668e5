import type { TurnoverRow } from '#shared/contract/turnover.ts';
import { formatCount, formatInterval, formatLevel, formatNumber } from '#web/ui/formatNumber.ts';
import { Measure } from '#web/ui/Measure.tsx';
import { definitions } from './definitions.ts';

type Row = Pick<TurnoverRow, 'rate' | 'rateInterval' | 'exits' | 'personYears'>;

/** Exits per 100 person-years as one tile. */
export function TurnoverTile({ row }: { row: Row | undefined }) {
  if (!row || row.rate === undefined)
    return (
      <Measure
        name={definitions.rate.name}
        definition={definitions.rate}
        value="–"
        basis="No dated employments in this period"
      />
    );
  return (
    <Measure
      name={definitions.rate.name}
      definition={definitions.rate}
      value={formatNumber(row.rate, 1)}
      unit="exits per 100 person-years"
      interval={row.rateInterval && `${formatLevel(row.rateInterval.level)} ${formatInterval(row.rateInterval, 1)}`}
      basis={`${formatCount(row.exits, 'exit')}${row.personYears === undefined ? '' : ` in ${formatCount(Math.round(row.personYears), 'person-year')}`}`}
    />
  );
}
