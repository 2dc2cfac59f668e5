import { compareCounts } from '#server/peers/compareCounts.ts';
import { BETTER, CANNOT_TELL, WATCH } from '#server/peers/verdictCodes.ts';
import type { SignalId } from '#shared/metrics/signals.ts';
import type { ManagerFacts } from '../facts.ts';
import type { CountRows } from './countRows.ts';
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
export function countSignal(words: CountSignalWords, rows: CountRows, managers: ManagerFacts, parts: number): Measured {
  const rate = departmentRates(rows, managers);
  const size = managers.code.length;
  const observed = new Float64Array(size * parts);
  const expected = new Float64Array(size * parts);
  rows.at.forEach((at, i) => {
    observed[at * parts + rows.part[i]] += rows.count[i];
    expected[at * parts + rows.part[i]] += rows.exposure[i] * rate[at];
  });
  const over = (values: Float64Array, at: number): number =>
    values.subarray(at * parts, (at + 1) * parts).reduce((sum, value) => sum + value, 0);
  const dispersion = dispersionOf(rows, size);
  const comparison = compareCounts(
    Int32Array.from({ length: size }, (_, at) => Math.round(over(observed, at) / dispersion)),
    Float64Array.from({ length: size }, (_, at) => over(expected, at) / dispersion),
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
      interval: Number.isNaN(lower) ? undefined : { lower, upper, level: 0.9 },
      periods: periods(at),
    });
  };
  return { id: words.id, missing: undefined, says, periods, evidence };
}

/** Count per exposure in the department of each manager. */
function departmentRates(rows: CountRows, { department }: ManagerFacts): Float64Array {
  const counts = new Map<number, { count: number; exposure: number }>();
  rows.at.forEach((at, i) => {
    const own = counts.get(department[at]) ?? { count: 0, exposure: 0 };
    own.count += rows.count[i];
    own.exposure += rows.exposure[i];
    counts.set(department[at], own);
  });
  return Float64Array.from(department, (code) => {
    const own = counts.get(code);
    return own === undefined || own.exposure === 0 ? 0 : own.count / own.exposure;
  });
}

/** How much more monthly counts scatter within teams than a Poisson would; at least 1. */
function dispersionOf(rows: CountRows, managers: number): number {
  const months = new Map<number, { at: number; count: number; exposure: number }>();
  const totals = Array.from({ length: managers }, () => ({ count: 0, exposure: 0, months: 0 }));
  rows.at.forEach((at, i) => {
    const key = rows.month[i] * managers + at;
    let month = months.get(key);
    if (month === undefined) {
      months.set(key, (month = { at, count: 0, exposure: 0 }));
      totals[at].months++;
    }
    for (const sum of [month, totals[at]]) {
      sum.count += rows.count[i];
      sum.exposure += rows.exposure[i];
    }
  });
  let [squares, degrees] = [0, 0];
  for (const { at, count, exposure } of months.values()) {
    const mean = (exposure * totals[at].count) / totals[at].exposure;
    if (!(mean > 0)) continue;
    squares += (count - mean) ** 2 / mean;
    degrees += 1 - 1 / totals[at].months;
  }
  return degrees > 0 ? Math.max(1, squares / degrees) : 1;
}
