import type { MoraleMeasure } from '#shared/contract/morale.ts';
import { dimensionDirection } from '#shared/metrics/dimensionDirection.ts';

/** What is told of one cell, in columns; without a score it says why there is none. */
export interface CellWords {
  dimension: string;
  /** `71.2`, or why it is not told. */
  score: string;
  /** `65.1 to 77.3`; empty where no score is told. */
  interval: string;
  answers: string;
}

type Measure = Omit<MoraleMeasure, 'wider'>;

const oneDecimal = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('en-GB');

/** `own_selling` is "Own selling"; a strain says that less of it is better. */
export function dimensionWords(dimension: string): string {
  const words = dimension.replaceAll('_', ' ').trim();
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  return dimensionDirection(dimension) === 'lower is better' ? `${name} (lower is better)` : name;
}

/** Why a number is withheld, in the words of the page. */
export function withheldWords(reason: NonNullable<Measure['withheld']>, minimum: number): string {
  if (reason === 'no permission') return 'withheld: not open to you';
  if (reason === 'would reveal another group') return 'withheld: would reveal another group';
  if (reason === 'would reveal a change') return 'withheld: would reveal who joined or left between two waves';
  return `withheld: fewer than ${minimum} answers`;
}

/** What one cell tells. `minimum`: the fewest answers a number of the wave may stand on, where the cell does not say. */
export function cellWords(measure: Measure, minimum: number): CellWords {
  const { score, scoreInterval, respondents } = measure;
  return {
    dimension: dimensionWords(measure.dimension),
    score: score === undefined ? instead(measure, measure.minimum ?? minimum) : oneDecimal.format(score),
    interval:
      scoreInterval === undefined
        ? ''
        : `${oneDecimal.format(scoreInterval.lower)} to ${oneDecimal.format(scoreInterval.upper)}`,
    answers: respondents === undefined ? '' : whole.format(respondents),
  };
}

/** Everybody answered alike: the score would give each one's answer away. */
function instead({ withheld, favourableBound, partlyWithheld, unanimous }: Measure, minimum: number): string {
  if (withheld !== undefined) return withheldWords(withheld, minimum);
  if (favourableBound !== undefined) return `${favourableBound} favourable`;
  if (partlyWithheld !== undefined) return withheldWords(partlyWithheld, minimum);
  return unanimous ? 'withheld: would give each one’s answer away' : 'not measured';
}
