import type { TurnoverRow } from '#shared/contract/turnover.ts';
import { formatNumber, formatShare } from '#web/ui/formatNumber.ts';
import { Measure } from '#web/ui/Measure.tsx';
import { definitions } from './definitions.ts';

type Counts = Pick<
  TurnoverRow,
  'exits' | 'exitsByType' | 'regrettedExits' | 'firstYearExits' | 'turnoverPercent' | 'averageHeadcount'
>;

/** How people left, and the conventional percentage beside the rate. */
export function ExitTypes({ total }: { total: Counts | undefined }) {
  if (!total) return null;
  const types = Object.entries(total.exitsByType).toSorted(([, a], [, b]) => b - a);
  return (
    <>
      <Measure
        name="Exits"
        definition={definitions.exits}
        value={formatNumber(total.exits)}
        basis={types.map(([type, count]) => `${formatNumber(count)} ${type.replaceAll('_', ' ')}`).join(', ')}
      />
      {total.turnoverPercent !== undefined && (
        <Measure
          name={definitions.percent.name}
          definition={definitions.percent}
          value={formatShare(total.turnoverPercent / 100, 1)}
          unit="a year"
          basis={
            total.averageHeadcount === undefined
              ? undefined
              : `of ${formatNumber(total.averageHeadcount, 1)} people on average`
          }
        />
      )}
      {total.firstYearExits !== undefined && (
        <Measure
          name={definitions.firstYear.name}
          definition={definitions.firstYear}
          value={formatNumber(total.firstYearExits)}
          basis={
            total.regrettedExits === undefined
              ? undefined
              : `${formatNumber(total.regrettedExits)} exits of all were regretted`
          }
        />
      )}
    </>
  );
}
