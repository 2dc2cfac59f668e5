import { NO_CODE } from '#server/facts/snapshot.ts';
import { NEGLIGIBLE_RATIO, RATIO_LEVEL } from '#server/peers/compareCounts.ts';
import type { ExitComparison } from '#server/peers/exitComparison.ts';
import { CANNOT_TELL, WATCH } from '#server/peers/verdictCodes.ts';
import type { ManagerFacts } from '../facts.ts';
import { evidenceOf, longestRun, type Measured } from './measured.ts';

/** Did more people leave than the same people would have under an average manager: over the window, and in each half-year of it? */
export function exitSignal(
  id: 'excess voluntary exits' | 'early exits',
  window: ExitComparison,
  parts: readonly ExitComparison[],
  managers: ManagerFacts,
): Measured {
  const places = placesOf(window, managers);
  const partPlaces = parts.map((part) => placesOf(part, managers));
  const says: Measured['says'] = (at) => {
    const g = places[at];
    if (g === NO_CODE || window.verdict[g] === CANNOT_TELL) return 'cannot tell';
    return window.verdict[g] >= WATCH ? 'for' : 'against';
  };
  const periods = (at: number): number =>
    longestRun(
      parts.map((part, i) => {
        const g = partPlaces[i][at];
        return g !== NO_CODE && part.observed[g] > NEGLIGIBLE_RATIO * part.expected[g];
      }),
    );
  const kind = id === 'early exits' ? 'exits within a year of hire' : 'voluntary exits';
  const evidence: Measured['evidence'] = (at) => {
    const g = places[at];
    if (g === NO_CODE || !(window.expected[g] > 0))
      return evidenceOf(id, 'cannot tell', `No ${kind} could be expected of this team.`);
    const [observed, expected] = [window.observed[g], window.expected[g]];
    const sentence = `${observed} ${kind} where ${expected.toFixed(1)} were expected of the same people elsewhere.`;
    const [lower, upper] = [window.posteriorLower[g], window.posteriorUpper[g]];
    return evidenceOf(id, says(at), sentence, {
      value: observed / expected,
      compared: 1,
      // Where teams differ no more than chance makes them there is no width to tell of.
      ...(upper > lower && { likely: window.posteriorMean[g], interval: { lower, upper, level: RATIO_LEVEL } }),
      periods: periods(at),
    });
  };
  return { id, missing: undefined, says, periods, evidence };
}

/** Per manager their place in the comparison, or NO_CODE. */
function placesOf(comparison: ExitComparison, managers: ManagerFacts): Int32Array {
  const places = new Int32Array(managers.code.length).fill(NO_CODE);
  comparison.group.forEach((code, g) => {
    if (managers.place[code] !== NO_CODE) places[managers.place[code]] = g;
  });
  return places;
}
