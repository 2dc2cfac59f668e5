import { NO_CODE, type Snapshot, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import type { RetentionCurve } from '#shared/contract/turnover.ts';
import { kaplanMeier } from '#shared/stats/kaplanMeier.ts';

const DAYS_PER_YEAR = 365.25;

/**
 * What share is still employed so long after hire? Of everybody, or of one manager's reports: each stay is at risk from its start to
 * its end, and ends in the event only when the person left the company. Steps at the times of exits, from 1 at hire.
 *
 * `undefined` when no stay has both a hire day and a start. Kaplan–Meier with delayed entry and log-log 95 % limits.
 */
export function retentionCurve(snapshot: Snapshot, manager: number | undefined): RetentionCurve | undefined {
  const { spells } = snapshot;
  const stays: number[] = [];
  for (let s = 0; s < spells.from.length; s++) {
    if (manager !== undefined && spells.manager[s] !== manager) continue;
    if (spells.hired[s] !== UNKNOWN_DAY && spells.from[s] !== UNKNOWN_DAY) stays.push(s);
  }
  const curve = kaplanMeier({
    entry: Float64Array.from(stays, (s) => spells.from[s] - spells.hired[s]),
    exit: Float64Array.from(stays, (s) => spells.to[s] - spells.hired[s]),
    event: Uint8Array.from(stays, (s) => (spells.exit[s] === 0 ? 0 : 1)),
  });
  if (curve === undefined) return undefined;
  const steps = [...curve.time.keys()].filter((i) => curve.events[i] > 0 || i === curve.time.length - 1);
  return {
    years: [0, ...steps.map((i) => curve.time[i] / DAYS_PER_YEAR)],
    survival: [1, ...steps.map((i) => curve.survival[i])],
    lower: [null, ...steps.map((i) => limit(curve.lower[i]))],
    upper: [null, ...steps.map((i) => limit(curve.upper[i]))],
    atRisk: [curve.atRisk[0], ...steps.map((i) => curve.atRisk[i])],
  };
}

const limit = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** The code of the manager with this external id, or NO_CODE. */
export function managerCode(snapshot: Snapshot, externalId: string): number {
  const code = snapshot.people.externalId.indexOf(externalId);
  return code === -1 ? NO_CODE : code;
}
