/** A survival curve: at each time, ascending, the share that has not had the event yet, its interval, and how many were at risk. */
export interface Survival {
  times: readonly number[];
  survival: readonly number[];
  /** `null` where no interval can be given. */
  lower: readonly (number | null)[];
  upper: readonly (number | null)[];
  /** Number at risk just before each time. */
  atRisk: readonly number[];
}

/** The curve up to the last time at which at least so many were at risk. */
export function whileFollowed<Curve extends Survival>(curve: Curve, fewest: number): Curve {
  const end = 1 + curve.atRisk.findLastIndex((people) => people >= fewest);
  return {
    ...curve,
    times: curve.times.slice(0, end),
    survival: curve.survival.slice(0, end),
    lower: curve.lower.slice(0, end),
    upper: curve.upper.slice(0, end),
    atRisk: curve.atRisk.slice(0, end),
  };
}

type Place = (value: number) => number;

/** The line of a step function that starts at (0, 1) and falls at each time; SVG path data. */
export function stepLine({ times, survival }: Survival, x: Place, y: Place): string {
  let path = `M${x(0).toFixed(1)} ${y(1).toFixed(1)}`;
  for (const [index, time] of times.entries()) path += `H${x(time).toFixed(1)}V${y(survival[index]).toFixed(1)}`;
  return path;
}

/** The band between the limits, in steps; where a limit is missing the band has a gap. */
export function stepBand({ times, lower, upper }: Survival, x: Place, y: Place): string {
  let path = '';
  for (let index = 0; index < times.length - 1; index++) {
    const [low, high] = [lower[index], upper[index]];
    if (low === null || low === undefined || high === null || high === undefined) continue;
    const [from, to] = [x(times[index]).toFixed(1), x(times[index + 1]).toFixed(1)];
    path += `M${from} ${y(high).toFixed(1)}H${to}V${y(low).toFixed(1)}H${from}Z`;
  }
  return path;
}

/** Position of the last time at or before a moment; `undefined` before the first. */
export function stepAt(times: readonly number[], moment: number): number | undefined {
  const index = times.findLastIndex((time) => time <= moment);
  return index < 0 ? undefined : index;
}

/** How many were at risk at a moment: as of the first time at or after it; `undefined` beyond the last time. */
export function atRiskAt({ times, atRisk }: Survival, moment: number): number | undefined {
  const index = times.findIndex((time) => time >= moment);
  return index < 0 ? undefined : atRisk[index];
}
