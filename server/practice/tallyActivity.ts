import { monthOfDay } from '#shared/calendar/month.ts';
import type { PracticeFacts } from './facts.ts';

/** What happened in each manager's team over the months of the period, one entry a manager and a last one for all. */
export interface ActivityTally {
  personDays: Float64Array;
  meetings: Float64Array;
  afterHours: Float64Array;
  jointCalls: Float64Array;
  coachingSessions: Float64Array;
  oneOnOnesPlanned: Float64Array;
  oneOnOnesHeld: Float64Array;
  trainingHours: Float64Array;
}

/** Only by manager are months kept; for another grouping there is the total alone. */
export function tallyActivity({ snapshot, by, period, groups }: PracticeFacts): ActivityTally {
  const { teamMonths } = snapshot;
  const first = period.from === -Infinity ? -Infinity : monthOfDay(period.from);
  const end = period.to === Infinity ? Infinity : monthOfDay(period.to);
  const rows = teamMonths.month.map((month) => (month >= first && month < end ? 1 : 0));
  const added = (column: Int32Array | Float64Array): Float64Array => {
    const sums = new Float64Array(groups + 1);
    let all = 0;
    for (let row = 0; row < column.length; row++) {
      const amount = rows[row] * column[row];
      all += amount;
      if (by === 'manager') sums[teamMonths.manager[row]] += amount;
    }
    sums[groups] = all;
    return sums;
  };
  return {
    personDays: added(teamMonths.personDays),
    meetings: added(teamMonths.meetings),
    afterHours: added(teamMonths.afterHours),
    jointCalls: added(teamMonths.jointCalls),
    coachingSessions: added(teamMonths.coachingSessions),
    oneOnOnesPlanned: added(teamMonths.oneOnOnesPlanned),
    oneOnOnesHeld: added(teamMonths.oneOnOnesHeld),
    trainingHours: added(teamMonths.trainingHours),
  };
}
