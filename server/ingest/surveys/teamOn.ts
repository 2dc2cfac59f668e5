import type { Person } from '../people/person.ts';
import type { Team } from './answerStream.ts';

export const NO_TEAM: Team = { manager: null, role: null, department: null, location: null };

/** The person's team on a day: the assignment that had begun last, also when it has ended. */
export function teamOn(person: Person, day: string): Team {
  let found: Team | undefined;
  for (const assignment of person.assignments) {
    if (assignment.startsOn === null || assignment.startsOn <= day) found = assignment;
  }
  return found ?? person.assignments[0] ?? NO_TEAM;
}
