import { treatmentStarts } from './treatmentStarts.ts';

/** The effect of treatment on the units first treated at `start`, at one time. */
export interface GroupTimeEffect {
  start: number;
  time: number;
  treatedUnits: number;
  comparedUnits: number;
  effect: number;
}

/** Effects by start and time, with what they come to. Every average is by the number of treated units. */
export interface GroupTimeEffects {
  effects: GroupTimeEffect[];
  /** Average by time since the start; below 0 what was there before treatment, where nothing ought to be. */
  bySince: { since: number; effect: number }[];
  /** Average of all effects from the start on; `undefined` when there are none. */
  overall: number | undefined;
}

/**
 * What did treatment change, when units are first treated at different times and effects may grow or differ by then?
 *
 * One row a unit and time, time in whole steps, `treated` 0 or 1. From the start of treatment on, the change since the last time
 * before it, less that of units not treated until then; before it, the change since one time before, less that of units not yet
 * treated. Units treated from the first time on are left out, and a unit is compared only where it was seen at both times.
 * An effect without units on either side is not among the answers. `undefined` when no unit's treatment begins within the panel.
 *
 * Source: Callaway and Sant'Anna (2021), J Econometrics 225:200, without covariates, not-yet-treated comparison, varying base.
 */
export function groupTimeEffects(
  unit: Int32Array,
  time: ArrayLike<number>,
  response: ArrayLike<number>,
  treated: ArrayLike<number>,
): GroupTimeEffects | undefined {
  const { start, always } = treatmentStarts(unit, time, treated);
  const times = ascending(Array.from(time));
  const [first] = times;
  const starts = ascending([...start].filter((from) => from < Infinity && from > first));
  if (starts.length === 0) return undefined;
  const seen = new Map(times.map((t) => [t, new Float64Array(start.length).fill(Number.NaN)]));
  for (let i = 0; i < unit.length; i++) seen.get(time[i])![unit[i]] = response[i];
  const dropped = new Set(always);
  const effects: GroupTimeEffect[] = [];
  for (const from of starts)
    for (const at of times) {
      const base = at >= from ? from - 1 : at - 1;
      const [now, before] = [seen.get(at), seen.get(base)];
      if (now === undefined || before === undefined) continue;
      const change = (u: number): number => now[u] - before[u];
      const own = meanOf(start, (u) => start[u] === from, change);
      const others = meanOf(
        start,
        (u) => start[u] > Math.max(at, base) && start[u] !== from && !dropped.has(u),
        change,
      );
      if (own.units === 0 || others.units === 0) continue;
      const [treatedUnits, comparedUnits] = [own.units, others.units];
      effects.push({ start: from, time: at, treatedUnits, comparedUnits, effect: own.mean - others.mean });
    }
  const since = ascending(effects.map((one) => one.time - one.start));
  const bySince = since.map((k) => ({
    since: k,
    effect: average(effects.filter((one) => one.time - one.start === k))!,
  }));
  return { effects, bySince, overall: average(effects.filter((one) => one.time >= one.start)) };
}

const ascending = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

/** Over units that belong and were seen both times. */
function meanOf(
  start: Float64Array,
  belongs: (unit: number) => boolean,
  change: (unit: number) => number,
): { units: number; mean: number } {
  let [units, sum] = [0, 0];
  for (let u = 0; u < start.length; u++) {
    if (!belongs(u) || Number.isNaN(change(u))) continue;
    units++;
    sum += change(u);
  }
  return { units, mean: sum / units };
}

function average(effects: readonly GroupTimeEffect[]): number | undefined {
  let [units, sum] = [0, 0];
  for (const { treatedUnits, effect } of effects) {
    units += treatedUnits;
    sum += treatedUnits * effect;
  }
  return units === 0 ? undefined : sum / units;
}
