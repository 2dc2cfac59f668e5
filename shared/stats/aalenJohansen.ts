import { coxRiskSets } from './coxRiskSets.ts';
import { incidenceErrors } from './incidenceErrors.ts';

/** Times under observation with several ways to end. Rows are at risk from just after `entry` up to and including `exit`. */
export interface CompetingTimes {
  entry?: Float64Array;
  exit: Float64Array;
  /** 0 when observation merely ended at `exit` (censored), else which cause, from 1. */
  cause: Uint8Array;
  causes: number;
}

/** Shares that have ended by each cause, as steps at the times with an event of any cause. */
export interface CumulativeIncidence {
  time: Float64Array;
  atRisk: Float64Array;
  /** One array per cause; at every step they and the share still without event add up to 1. */
  incidence: Float64Array[];
  standardErrors: Float64Array[];
}

/**
 * What share has ended by each cause after each time, when every cause keeps the others from happening?
 *
 * Time in any unit; equal times are ties, and an event comes before a censoring at the same time. Rows whose exit is not after their
 * entry were never at risk and are left out. Standard errors take rows as independent of one another. Without any event there
 * are no steps. `undefined` when no row was at risk. O(n log n + steps × causes²).
 *
 * Source: Aalen and Johansen (1978), Scand J Stat 5:141; standard errors see `incidenceErrors`.
 */
export function aalenJohansen(times: CompetingTimes): CumulativeIncidence | undefined {
  const { entry, exit, cause, causes } = times;
  if (!exit.some((time, i) => !entry || time > entry[i])) return undefined;
  const sets = coxRiskSets({
    exit,
    event: cause.map((c) => (c > 0 ? 1 : 0)),
    ...(entry ? { entry } : {}),
  });
  const steps = sets.times.length;
  const empty = (): Float64Array => new Float64Array(steps);
  const events = Array.from({ length: causes }, empty);
  const incidence = Array.from({ length: causes }, empty);
  const [atRisk, survivalBefore] = [empty(), empty()];
  const share = new Float64Array(causes);
  let [inside, survival] = [0, 1];
  for (let k = 0; k < steps; k++) {
    inside += sets.enterFrom[k + 1] - sets.enterFrom[k];
    [atRisk[k], survivalBefore[k]] = [inside, survival];
    for (let e = 0; e < sets.events[k]; e++) events[cause[sets.order[sets.leaveFrom[k] + e]] - 1][k]++;
    for (let c = 0; c < causes; c++) incidence[c][k] = share[c] += (survival * events[c][k]) / inside;
    survival *= (inside - sets.events[k]) / inside;
    inside -= sets.leaveFrom[k + 1] - sets.leaveFrom[k];
  }
  const standardErrors = incidenceErrors({ sets, cause, atRisk, survivalBefore, events });
  return { time: sets.times, atRisk, incidence, standardErrors };
}
