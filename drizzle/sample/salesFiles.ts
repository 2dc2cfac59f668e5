import { dateText, field } from './csvText.ts';
import { dealsOf, MEAN_VALUE, WIN_SHARE } from './dealsOf.ts';
import { inSales, monthsOf } from './monthsOf.ts';
import type { Person } from './organisation.ts';
import { nextMonth } from './recordDays.ts';
import type { SizePlan } from './sampleSizes.ts';
import type { Streams } from './seededStreams.ts';

/** A quota is this share of what a ramped seller wins in a month on average, for new hires as for everybody. */
const QUOTA_SHARE = 0.8;

export function* dealLines(people: Person[], plan: SizePlan, streams: Streams): Iterable<string> {
  for (const person of people) {
    for (const { id, owner, stage, value, opened, closed, account, product } of dealsOf(person, plan, streams))
      yield [id, owner.id, stage, value, dateText(opened), dateText(closed), field(account), product].join(',');
  }
}

export function* ownerChangeLines(people: Person[], plan: SizePlan, streams: Streams): Iterable<string> {
  for (const person of people) {
    for (const { id, passed } of dealsOf(person, plan, streams))
      if (passed) yield [id, dateText(passed.on), passed.from.id, passed.to.id].join(',');
  }
}

/** Sellers only, for every month on whose first day they are employed. */
export function* quotaLines(people: Person[], plan: SizePlan): Iterable<string> {
  for (const person of people) {
    if (!inSales(person)) continue;
    for (const { stay, from } of monthsOf(person)) {
      if (stay.seat.rank > 0 || nextMonth(from - 1) !== from) continue;
      const full = plan.dealsPerMonth * WIN_SHARE * MEAN_VALUE[stay.level] * person.fte;
      yield [person.id, dateText(from), Math.round(full * QUOTA_SHARE)].join(',');
    }
  }
}
