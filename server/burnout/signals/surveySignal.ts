import { RATIO_LEVEL } from '#server/peers/compareCounts.ts';
import { compareValues, type ValueComparison } from '#server/peers/compareValues.ts';
import type { Evidence } from '#shared/contract/burnout.ts';
import type { SignalId } from '#shared/metrics/signals.ts';
import { evidenceOf, longestRun, type Measured, missing } from './measured.ts';
import type { SurveySeries } from './surveySeries.ts';

/** A difference to speak of, in standard deviations between people: a small effect (Cohen, 1988). */
const SMALL_EFFECT = 0.2;

/** Is a team's value in the latest wave further on one side of other teams' than chance and a small effect explain? */
export function levelSignal(id: SignalId, looksFor: 'high' | 'low', series: SurveySeries | undefined): Measured {
  if (series === undefined) return missing(id);
  const sign = looksFor === 'high' ? 1 : -1;
  const last = series.waves.length - 1;
  const margins = series.spread.map((spread) => sign * SMALL_EFFECT * spread);
  const errors = series.people[last].map((people) => series.spread[last] / Math.sqrt(people));
  const comparison = compareValues(series.value[last], errors, margins[last]);
  const means = series.value.map(meanOf);
  const held = (at: number): boolean[] =>
    series.value.map((values, wave) => sign * (values[at] - means[wave] - margins[wave]) > 0);
  const lasting =
    last === 0 ? '' : `; how long it has lasted is read from ${series.waves[0].name} to ${series.waves[last].name}`;
  const say = (at: number): Said => ({
    own: `${capital(series.dimension)} ${series.value[last][at].toFixed(0)} of 100 in ${series.waves[last].name}, the latest wave (${series.people[last][at]} answers)`,
    others: `teams on average ${comparison.mean.toFixed(0)}`,
    lasting,
  });
  return measured(id, series, { comparison, values: series.value[last], margin: margins[last], held, say });
}

/** Has a team's value fallen from the first wave of the window to the latest by more than other teams' and a small effect? */
export function fallSignal(id: SignalId, series: SurveySeries | undefined): Measured {
  if (series === undefined || series.waves.length < 2) return missing(id);
  const last = series.waves.length - 1;
  const size = series.value[last].length;
  const change = new Float64Array(size).fill(Number.NaN);
  const errors = new Float64Array(size).fill(Number.NaN);
  const firsts = new Int32Array(size);
  for (let at = 0; at < size; at++) {
    const first = series.value.findIndex((values) => !Number.isNaN(values[at]));
    if (first < 0 || first === last || Number.isNaN(series.value[last][at])) continue;
    firsts[at] = first;
    change[at] = series.value[last][at] - series.value[first][at];
    errors[at] = Math.hypot(...[first, last].map((wave) => series.spread[wave] / Math.sqrt(series.people[wave][at])));
  }
  const margin = -SMALL_EFFECT * series.spread[last];
  const comparison = compareValues(change, errors, margin);
  const steps = series.value.slice(1).map((values, wave) => values.map((value, at) => value - series.value[wave][at]));
  const means = steps.map(meanOf);
  const held = (at: number): boolean[] => steps.map((step, wave) => step[at] < Math.min(0, means[wave]));
  const shown = (value: number): string =>
    id === 'participation fall' ? `${Math.round(100 * value) || 0} %` : String(Math.round(value) || 0);
  const say = (at: number): Said => {
    const name = id === 'participation fall' ? 'Participation' : capital(series.dimension);
    const [from, to] = [series.value[firsts[at]][at], series.value[last][at]];
    return {
      own: `${name} went from ${shown(from)} in ${series.waves[firsts[at]].name} to ${shown(to)} in ${series.waves[last].name}`,
      others: `teams changed by ${shown(comparison.mean)} on average`,
      lasting: '',
    };
  };
  return measured(id, series, { comparison, values: change, margin, held, say });
}

interface Compared {
  comparison: ValueComparison;
  values: Float64Array;
  margin: number;
  held: (at: number) => boolean[];
  say: (at: number) => Said;
}

/** What the team answered, and what others did beside it. */
interface Said {
  own: string;
  others: string;
  /** Which waves the rule that it must last looked at, where the rest does not say. */
  lasting: string;
}

/** In place of others' numbers, for who may see the own alone. */
const BESIDE_OTHERS: Record<Evidence['says'], string> = {
  for: 'compared with other teams that is more than chance explains',
  against: 'compared with other teams that is nothing unusual',
  'cannot tell': 'compared with other teams that may be chance',
};

function measured(id: SignalId, series: SurveySeries, { comparison, values, margin, held, say }: Compared): Measured {
  const says = (at: number): Evidence['says'] => {
    if (Number.isNaN(comparison.posteriorMean[at])) return 'cannot tell';
    if (comparison.named[at] === 1) return 'for';
    return Math.sign(margin) * (values[at] - comparison.mean - margin) <= 0 ? 'against' : 'cannot tell';
  };
  const periods = (at: number): number => longestRun(held(at));
  const silent = (at: number): boolean => Number.isNaN(comparison.posteriorMean[at]);
  const evidence = (at: number): Evidence => {
    if (silent(at)) return evidenceOf(id, 'cannot tell', series.silent(at));
    const { own, others, lasting } = say(at);
    const [lower, upper] = [comparison.lower[at], comparison.upper[at]];
    return evidenceOf(id, says(at), `${own}; ${others}${lasting}.`, {
      value: values[at],
      compared: comparison.mean,
      // Where teams scatter no more than chance makes them there is no width to tell of.
      ...(upper > lower && {
        likely: comparison.posteriorMean[at],
        interval: { lower, upper, level: RATIO_LEVEL },
      }),
      periods: periods(at),
    });
  };
  const ownEvidence = (at: number): Evidence => {
    if (silent(at)) return evidence(at);
    const { own, lasting } = say(at);
    const sentence = `${own}; ${BESIDE_OTHERS[says(at)]}${lasting}.`;
    return evidenceOf(id, says(at), sentence, { value: values[at], periods: periods(at) });
  };
  return { id, missing: undefined, says, periods, evidence, ownEvidence };
}

function meanOf(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
