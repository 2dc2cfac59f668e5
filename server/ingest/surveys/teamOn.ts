import { tenureBand } from '#server/org/tenureBand.ts';
import { type Assignment, employmentAt, type Person } from '../people/person.ts';
import type { Team } from './answerStream.ts';

export const NO_TEAM: Team = { manager: null, role: null, department: null, location: null, tenureBand: null };

/** The person's team on a day: the assignment that had begun last, also when it has ended. */
export function teamOn(person: Person, day: string): Team {
  let found: Assignment | undefined;
  for (const assignment of person.assignments) {
    if (assignment.startsOn === null || assignment.startsOn <= day) found = assignment;
  }
  const team = found ?? person.assignments[0] ?? NO_TEAM;
  return { ...team, tenureBand: tenureOn(person, day) };
}

/** For how long the person had been employed on a day, as a band. */
export function tenureOn(person: Person, day: string): string | null {
  return tenureBand(employmentAt(person, day)?.hiredOn ?? null, day);
}
