import type { MoraleMeasure } from '#shared/contract/morale.ts';
import { formatMonth } from '#web/ui/formatDate.ts';
import { formatCount, formatInterval, formatLevel, formatNumber } from '#web/ui/formatNumber.ts';
import { Measure } from '#web/ui/Measure.tsx';
import { definitions } from './definitions.ts';
import { dimensionName } from './dimensionName.ts';
import { NoScore } from './NoScore.tsx';

type Props = {
  measure: MoraleMeasure | undefined;
  /** The smallest group that may be shown; its wave's where the answer does not say. */
  minimum?: number | undefined;
};

/** One dimension's score as one tile; withheld with its reason when it must not be shown. */
export function MoraleTile({ measure, minimum }: Props) {
  const definition = definitions.score;
  if (!measure) return <Measure name="Morale" definition={definition} value="–" basis="No answers in this period" />;
  const name = dimensionName(measure.dimension);
  const wave = `${measure.wave}, closed ${formatMonth(measure.closedOn)}`;
  if (measure.withheld || measure.score === undefined) {
    const value = <NoScore measure={measure} minimum={minimum} />;
    return <Measure name={name} definition={definition} value={value} basis={wave} />;
  }
  const people = measure.respondents === undefined ? '' : `${formatCount(measure.respondents, 'answer')}, `;
  return (
    <Measure
      name={name}
      definition={definition}
      value={formatNumber(measure.score, 1)}
      unit="of 100"
      interval={
        measure.scoreInterval &&
        `${formatLevel(measure.scoreInterval.level)} ${formatInterval(measure.scoreInterval, 1)}`
      }
      basis={`${people}${wave}`}
    />
  );
}
