import type { Day } from '#shared/calendar/day.ts';
import { drawExponential, drawPoisson } from '#shared/stats/randomDraws.ts';
import { dateText } from './csvText.ts';
import { meetingsOf } from './meetingsOf.ts';
import { inSales, monthsOf } from './monthsOf.ts';
import type { Person } from './organisation.ts';
import { LAST_DAY, type SizePlan } from './sampleSizes.ts';
import type { Streams } from './seededStreams.ts';

const FIRST_YEAR = 365;
const DAYS_PER_MONTH = 30.4375;
const ABSENCES_PER_YEAR = 1.3;
const COURSES = ['Discovery calls', 'Negotiation', 'Product update', 'Time and territory', 'Feedback, given and taken'];
const ONBOARDING = ['Welcome', 'Product basics', 'Tools and process'];

export function* meetingLines(people: Person[], plan: SizePlan, streams: Streams): Iterable<string> {
  for (const one of people) {
    for (const { id, person, on, kind, afterHours, talking, joined } of meetingsOf(one, plan, streams)) {
      const what = `${dateText(on)},${kind},${afterHours ? 'yes' : 'no'}`;
      yield `${id},${person.id},${what},${talking.toFixed(2)}`;
      if (joined) yield `${id},${joined.manager.id},${what},${joined.talking.toFixed(2)}`;
    }
  }
}

/** Sessions planned by themselves, and feedback in the week after a joint call. */
export function* coachingLines(people: Person[], plan: SizePlan, streams: Streams): Iterable<string> {
  for (const person of people) {
    if (!takesPart(person, plan)) continue;
    const random = streams('coaching', person.index);
    const sessions = new Map<Day, string>();
    for (const month of monthsOf(person)) {
      const { stay, from, to, leadership, tenureDays } = month;
      if (!stay.manager) continue;
      const fresh = tenureDays < FIRST_YEAR ? leadership.newHireCoaching : 1;
      const held = drawPoisson(random, plan.coachingPerMonth * month.share * leadership.coaching * fresh);
      for (let k = 0; k < held; k++) sessions.set(from + Math.floor(random() * (to - from)), stay.manager.id);
    }
    for (const { on, joined, month } of meetingsOf(person, plan, streams)) {
      const day = on + 1 + Math.floor(random() * 6);
      if (joined && random() < month.leadership.feedback && day < (month.stay.to ?? LAST_DAY + 1))
        sessions.set(day, joined.manager.id);
    }
    for (const [day, manager] of [...sessions].sort((a, b) => a[0] - b[0]))
      yield `${person.id},${manager},${dateText(day)}`;
  }
}

/** Planned at regular distances; held, moved or cancelled. */
export function* oneOnOneLines(people: Person[], plan: SizePlan, streams: Streams): Iterable<string> {
  const step = Math.round(DAYS_PER_MONTH / plan.oneOnOnesPerMonth);
  for (const person of people) {
    if (!takesPart(person, plan)) continue;
    const random = streams('one-on-ones', person.index);
    for (const month of monthsOf(person)) {
      const { stay, from, to, leadership } = month;
      if (!stay.manager) continue;
      for (let day = from + ((((person.index - from) % step) + step) % step); day < to; day += step) {
        const status = random() < leadership.oneOnOnesHeld ? 'held' : random() < 0.5 ? 'moved' : 'cancelled';
        yield `${person.id},${stay.manager.id},${dateText(day)},${status}`;
      }
    }
  }
}

/** Onboarding in the first ten weeks, then a course every few months. */
export function* trainingLines(people: Person[], plan: SizePlan, streams: Streams): Iterable<string> {
  for (const person of people) {
    if (!takesPart(person, plan)) continue;
    const random = streams('training', person.index);
    const taken = new Set<string>();
    for (const month of monthsOf(person)) {
      const { from, to, leadership, tenureDays, share } = month;
      const due = tenureDays < 75 ? drawPoisson(random, share * 1.4 * leadership.training) : 0;
      const courses = due + drawPoisson(random, share * 0.22 * leadership.training);
      for (let k = 0; k < courses; k++) {
        const course = k < due ? ONBOARDING[k % ONBOARDING.length] : COURSES[Math.floor(random() * COURSES.length)];
        const line = `${person.id},"${course}",${dateText(from + Math.floor(random() * (to - from)))}`;
        if (taken.has(line)) continue;
        taken.add(line);
        yield `${line},${2 + Math.floor(random() * 7)}`;
      }
    }
  }
}

/** Spells of absence one after another; a few are long. */
export function* absenceLines(people: Person[], streams: Streams): Iterable<string> {
  for (const person of people) {
    const random = streams('absences', person.index);
    let free = -Infinity;
    for (const { from, to, leadership, stay } of monthsOf(person)) {
      const rate = (ABSENCES_PER_YEAR * leadership.absence * (to - from)) / 365.25;
      for (let left = drawPoisson(random, rate); left > 0; left--) {
        const day = from + Math.floor(random() * (to - from));
        const days = Math.min(40, 1 + Math.floor(drawExponential(random, 1 / 2.2)));
        const end = stay.to ?? LAST_DAY + 1;
        if (day < free || day + days > end) continue;
        free = day + days + 1;
        yield `${person.id},${dateText(day)},${random() < 0.88 ? 'sick' : 'family'},${days}`;
      }
    }
  }
}

/** Everybody with a manager; in large organisations in sales only. */
function takesPart(person: Person, plan: SizePlan): boolean {
  return plan.everyone || inSales(person);
}
