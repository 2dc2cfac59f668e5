import { kaplanMeier } from './kaplanMeier.ts';
import type { SurvivalTimes } from './survivalTimes.ts';

/**
 * What share of all rows has had the event before each of some times: a scale on which each event counts about the same, however
 * its times are spread. All rows together, whatever their stratum or weight. `undefined` when no row was at risk.
 */
export function survivalScale(input: SurvivalTimes, times: Float64Array): Float64Array | undefined {
  const curve = kaplanMeier(input);
  if (!curve) return undefined;
  return times.map((time) => {
    let [low, high] = [0, curve.time.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (curve.time[middle] < time) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : 1 - curve.survival[low - 1];
  });
}
