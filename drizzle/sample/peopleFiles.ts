import { dateText, field } from './csvText.ts';
import type { Person } from './organisation.ts';
import { emailOf } from './peopleNames.ts';
import { lastStayOf, staysOf } from './reportingLine.ts';

/** One row a person, as of the last day; for leavers as of their last day. */
export function* rosterLines(people: Person[]): Iterable<string> {
  for (const person of people) {
    const { seat, manager, level } = lastStayOf(person);
    const { id, name, fte, hired, exit } = person;
    const who = [id, field(name), emailOf(name, id), manager?.id ?? '', field(manager?.name ?? '')];
    const place = [field(seat.role), level, seat.department, seat.location, fte, dateText(hired)];
    const end = exit
      ? [dateText(exit.day), exit.type, field(exit.reason), exit.regretted, 'Left']
      : ['', '', '', '', 'Active'];
    yield [...who, ...place, ...end].join(',');
  }
}

export function* assignmentLines(people: Person[]): Iterable<string> {
  for (const person of people) {
    for (const { seat, manager, level, from, to } of staysOf(person)) {
      const place = [field(seat.role), level, seat.department, seat.location, person.fte];
      yield [person.id, manager?.id ?? '', ...place, dateText(from), dateText(to)].join(',');
    }
  }
}
