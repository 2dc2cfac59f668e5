import type { RampMeasure } from '#shared/contract/ramp.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';
import { Measure } from '#web/ui/Measure.tsx';
import { definitions } from './definitions.ts';
import { medianInterval } from './medianInterval.ts';
import { NoMedian } from './NoMedian.tsx';

/** The median days from hire to productive as one tile. */
export function RampTile({ measure, why }: { measure: RampMeasure | undefined; why?: string | undefined }) {
  const definition = definitions.ramp;
  if (!measure)
    return (
      <Measure name={definition.name} definition={definition} value="–" basis={why ?? 'Needs hire dates and deals'} />
    );
  const basis = `${formatNumber(measure.reached)} of ${formatCount(measure.hires, 'hire')} got there, by ${measure.by}`;
  if (measure.medianDays === undefined)
    return (
      <Measure name={definition.name} definition={definition} value={<NoMedian measure={measure} />} basis={basis} />
    );
  return (
    <Measure
      name={definition.name}
      definition={definition}
      value={formatNumber(measure.medianDays)}
      unit="days"
      interval={medianInterval(measure)}
      basis={basis}
    />
  );
}
