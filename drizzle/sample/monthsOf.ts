import type { Day } from '#shared/calendar/day.ts';
import { inForce, type Person, type Team } from './organisation.ts';
import { leadershipOn } from './leadership.ts';
import { type Leadership } from './leadershipTraits.ts';
import { type Stay, staysOf } from './reportingLine.ts';
import { nextMonth } from './recordDays.ts';
import { FIRST_SALES_DAY, LAST_DAY } from './sampleSizes.ts';

/** The part of one calendar month that a person spends in one place, and what it is like there. */
export interface PersonMonth {
  stay: Stay;
  from: Day;
  /** First day after it. */
  to: Day;
  /** Length in months. */
  share: number;
  tenureDays: number;
  /** In the team the person sits in. */
  leadership: Leadership;
}

const DAYS_PER_MONTH = 30.4375;

/** A person's months since sales and activities are recorded, cut where the place changes; nothing for people at the very top. */
export function* monthsOf(person: Person): Iterable<PersonMonth> {
  for (const stay of staysOf(person)) {
    if (stay.team === undefined) continue;
    const end = stay.to ?? LAST_DAY + 1;
    const lasting = stay.team.plant ? undefined : leadershipOn(stay.team, stay.manager, stay.from);
    for (let from = Math.max(stay.from, FIRST_SALES_DAY); from < end;) {
      const to = Math.min(end, nextMonth(from));
      const leadership = lasting ?? leadershipOn(stay.team, stay.manager, from);
      const share = ((to - from) / DAYS_PER_MONTH) * person.fte;
      yield { stay, from, to, share, tenureDays: from - person.hired, leadership };
      from = to;
    }
  }
}

/** Deals, quotas, meetings: departments do not change, so one look tells whether there is anything to write. */
export const inSales = (person: Person): boolean => person.holdings[0].seat.department === 'Sales';

/** The first-line team that somebody leads on a day, with its leadership; `undefined` for everybody else. */
export function ledTeam(stay: Stay, day: Day): { team: Team; leadership: Leadership } | undefined {
  if (stay.seat.rank !== 1) return undefined;
  const team = inForce(stay.seat.leads, day)!.team;
  return { team, leadership: leadershipOn(team, stay.person, day) };
}
