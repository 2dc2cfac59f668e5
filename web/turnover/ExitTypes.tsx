import type { TurnoverRow } from '#shared/contract/turnover.ts';
import { formatNumber, formatShare } from '#web/ui/formatNumber.ts';
import { Measure } from '#web/ui/Measure.tsx';
import { definitions } from './definitions.ts';

type Counts = Pick<
  TurnoverRow,
  | 'exits'
  | 'exitsByType'
  | 'handoverExits'
  | 'regrettedExits'
  | 'firstYearExits'
  | 'turnoverPercent'
  | 'averageHeadcount'
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
        basis={`${types.map(([type, count]) => `${formatNumber(count)} ${type.replaceAll('_', ' ')}`).join(', ')}${handover(total)}`}
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
      {total.regrettedExits !== undefined && (
        <Measure
          name={definitions.regretted.name}
          definition={definitions.regretted}
          value={formatNumber(total.regrettedExits)}
          basis="whom the company would have kept"
        />
      )}
      {total.firstYearExits !== undefined && (
        <Measure
          name={definitions.firstYear.name}
          definition={definitions.firstYear}
          value={formatNumber(total.firstYearExits)}
        />
      )}
    </>
  );
}

function handover({ handoverExits }: Counts): string {
  return handoverExits
    ? `; ${formatNumber(handoverExits)} soon after a change of manager, counted with the previous one`
    : '';
}
