import { NO_CODE } from '#server/facts/snapshot.ts';
import { compareCounts, RATIO_LEVEL } from '#server/peers/compareCounts.ts';
import { BETTER, CANNOT_TELL, WATCH } from '#server/peers/verdictCodes.ts';
import type { SignalId } from '#shared/metrics/signals.ts';
import type { ManagerFacts, Window } from '../facts.ts';
import type { CountGrid } from './countGrid.ts';
import { evidenceOf, longestRun, type Measured, type Says } from './measured.ts';

/** How far from the usual practice has to be to speak for anything: a quarter more, or a fifth less. */
const CLEARLY_MORE = 1.25;
const CLEARLY_LESS = 0.8;

export interface CountSignalWords {
  id: SignalId;
  /** Whether a high count speaks for the signal, or a low one. */
  looksFor: 'more' | 'less';
  /** "12 deals won by the manager": the count, in words. */
  counted: (count: number) => string;
  /** A further condition on what was counted at a manager over the window. */
  also?: (at: number, count: number) => boolean;
}

/**
 * Is something done far more (or less) often in a team than elsewhere in its department?
 *
 * Expected is the department's own number per exposure. Counts come in clusters, so both numbers are divided by their dispersion
 * from month to month within teams before they are compared (quasi-Poisson); see `compareCounts` for the rest. Where the department
 * has none at all, nobody in it can be told of.
 */
export function countSignal(
  words: CountSignalWords,
  grid: CountGrid,
  managers: ManagerFacts,
  window: Window,
): Measured {
  const parts = window.parts.length;
  const size = managers.code.length;
  const { observed, expected } = byPart(grid, managers, window);
  const over = (values: Float64Array, at: number): number => {
    let sum = 0;
    for (let part = 0; part < parts; part++) sum += values[at * parts + part];
    return sum;
  };
  const dispersion = dispersionOf(grid, window.partOfMonth.length);
  const thinned = Int32Array.from({ length: size }, (_, at) => Math.round(over(observed, at) / dispersion));
  const usual = Float64Array.from({ length: size }, (_, at) => over(expected, at));
  // Rounding the thinned counts must not move the average of all.
  const scale = thinned.reduce((sum, count) => sum + count, 0) / usual.reduce((sum, value) => sum + value, 0);
  const comparison = compareCounts(
    thinned,
    usual.map((value) => value * scale),
  );
  const more = words.looksFor === 'more';
  const clear = (o: number, e: number): boolean => e > 0 && (more ? o > CLEARLY_MORE * e : o < CLEARLY_LESS * e);
  const says = (at: number): Says => {
    const [verdict, ratio] = [comparison.verdict[at], comparison.posteriorMean[at]];
    if (verdict === CANNOT_TELL || !(over(expected, at) > 0)) return 'cannot tell';
    const holds = more ? verdict >= WATCH && ratio > CLEARLY_MORE : verdict === BETTER && ratio < CLEARLY_LESS;
    if (holds) return (words.also?.(at, over(observed, at)) ?? true) ? 'for' : 'against';
    return clear(over(observed, at), over(expected, at)) ? 'cannot tell' : 'against';
  };
  const periods = (at: number): number =>
    longestRun(
      Array.from({ length: parts }, (_, part) => clear(observed[at * parts + part], expected[at * parts + part])),
    );
  const evidence: Measured['evidence'] = (at) => {
    const [o, e] = [over(observed, at), over(expected, at)];
    if (!(e > 0)) return evidenceOf(words.id, 'cannot tell', 'Nothing of the kind is recorded in its department.');
    const sentence = `${words.counted(o)} where ${e.toFixed(1)} were expected at the rate of its department.`;
    const [lower, upper] = [comparison.posteriorLower[at], comparison.posteriorUpper[at]];
    return evidenceOf(words.id, says(at), sentence, {
      value: o / e,
      compared: 1,
      // Where teams scatter no more than chance makes them there is no width to tell of.
      ...(upper > lower && { likely: comparison.posteriorMean[at], interval: { lower, upper, level: RATIO_LEVEL } }),
      periods: periods(at),
    });
  };
  return { id: words.id, missing: undefined, says, periods, evidence };
}

/** Counts of each manager in each half-year, and what they would be at the rate of the manager's department. */
function byPart(
  { count, exposure }: CountGrid,
  { department }: ManagerFacts,
  { partOfMonth, parts }: Window,
): { observed: Float64Array; expected: Float64Array } {
  const months = partOfMonth.length;
  const departments = 2 + department.reduce((most, code) => Math.max(most, code), NO_CODE);
  const counts = new Float64Array(departments);
  const exposures = new Float64Array(departments);
  const observed = new Float64Array(department.length * parts.length);
  const expected = new Float64Array(department.length * parts.length);
  for (let i = 0; i < count.length; i++) {
    const at = Math.trunc(i / months);
    counts[department[at] + 1] += count[i];
    exposures[department[at] + 1] += exposure[i];
    observed[at * parts.length + partOfMonth[i % months]] += count[i];
    expected[at * parts.length + partOfMonth[i % months]] += exposure[i];
  }
  for (let i = 0; i < expected.length; i++) {
    const own = department[Math.trunc(i / parts.length)] + 1;
    expected[i] *= exposures[own] === 0 ? 0 : counts[own] / exposures[own];
  }
  return { observed, expected };
}

/** How much more monthly counts scatter within teams than a Poisson would; at least 1. */
function dispersionOf({ count, exposure }: CountGrid, months: number): number {
  let [squares, degrees] = [0, 0];
  for (let start = 0; start < count.length; start += months) {
    let [events, time, active] = [0, 0, 0];
    for (let i = start; i < start + months; i++) {
      events += count[i];
      time += exposure[i];
      if (exposure[i] > 0) active++;
    }
    if (events === 0 || time === 0) continue;
    for (let i = start; i < start + months; i++) {
      if (!(exposure[i] > 0)) continue;
      const mean = (exposure[i] * events) / time;
      squares += (count[i] - mean) ** 2 / mean;
    }
    degrees += active - 1;
  }
  return degrees > 0 ? Math.max(1, squares / degrees) : 1;
}
