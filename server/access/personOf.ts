import { eq, inArray, sql } from 'drizzle-orm';
import { employees, employments, users } from '#drizzle/schema/index.ts';
import type { Session } from '#server/db/database.ts';
import { dayFromClock, isoFromDay } from '#shared/calendar/day.ts';
import type { Role } from '#shared/contract/session.ts';
import { Refusal } from './refusal.ts';
import type { User } from './user.ts';

const MOST_SUGGESTED = 20;

/** The external id of the one person of the records with this e-mail address; null when nobody or several people have it. */
export async function personOfEmail(session: Session, email: string): Promise<string | null> {
  const found = await session.orm
    .select({ externalId: employees.externalId })
    .from(employees)
    .where(eq(sql`lower(${employees.email})`, email.toLowerCase()))
    .limit(2);
  return found.length === 1 ? found[0].externalId : null;
}

/** The user; one of whom nobody said who they are in the records is now the person with their e-mail address, if there is one. */
export async function linkToPerson(session: Session, user: User): Promise<User> {
  if (user.personExternalId !== null) return user;
  const personExternalId = await personOfEmail(session, user.email);
  if (personExternalId === null) return user;
  await session.orm.update(users).set({ personExternalId }).where(eq(users.id, user.userId));
  return { ...user, personExternalId };
}

/** Lets nobody's id pass, and that of somebody in the records: an account of somebody else would become theirs once they are imported. */
export async function mustBeKnown(session: Session, externalId: string | null): Promise<void> {
  if (externalId === null || (await namesOfPeople(session, [externalId])).size > 0) return;
  throw new Refusal(
    'missing',
    `There is no employee with the id ${externalId}.`,
    'Import the people first, or take the id as it stands in the people file.',
  );
}

/** People whose name, e-mail or id holds what was typed, by name; of those whose every employment has ended by today (ISO), the last day it did. */
export async function searchPeople(session: Session, search: string, today: string) {
  const pattern = `%${search
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const found = await session.orm
    .select({
      employeeId: employees.employeeId,
      externalId: employees.externalId,
      name: employees.name,
      email: employees.email,
    })
    .from(employees)
    .where(
      sql`lower(${employees.name}) like ${pattern} or lower(${employees.email}) like ${pattern} or lower(${employees.externalId}) like ${pattern}`,
    )
    .orderBy(employees.name, employees.externalId)
    .limit(MOST_SUGGESTED);
  const ends = await endsOf(
    session,
    found.map(({ employeeId }) => employeeId),
  );
  return found.map(({ employeeId, ...person }) => ({ ...person, leftOn: leftBy(today, ends.get(employeeId) ?? []) }));
}

/** The day each employment of these people ended, by employee; null where it has not. */
async function endsOf(session: Session, employeeIds: readonly number[]): Promise<Map<number, (string | null)[]>> {
  const ends = new Map<number, (string | null)[]>();
  if (employeeIds.length === 0) return ends;
  const stays = await session.orm
    .select({ employeeId: employments.employeeId, leftOn: employments.leftOn })
    .from(employments)
    .where(inArray(employments.employeeId, [...employeeIds]));
  for (const { employeeId, leftOn } of stays) ends.set(employeeId, [...(ends.get(employeeId) ?? []), leftOn]);
  return ends;
}

function leftBy(today: string, ends: readonly (string | null)[]): string | null {
  const days = ends.filter((day) => day !== null).filter((day) => day <= today);
  return days.length === ends.length
    ? days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null)
    : null;
}

/** Refuses a link for somebody who has left by now, and so would not be let in by it; owners are, whatever the records say. */
export async function mustBeHere(
  session: Session,
  { email, roles, personExternalId }: Pick<User, 'email' | 'personExternalId'> & { roles: readonly Role[] },
  now: Date,
): Promise<void> {
  const externalId = personExternalId ?? (await personOfEmail(session, email));
  if (externalId === null || roles.includes('owner')) return;
  const [person] = await session.orm
    .select({ employeeId: employees.employeeId })
    .from(employees)
    .where(eq(employees.externalId, externalId));
  if (!person) return;
  const ends = await endsOf(session, [person.employeeId]);
  const day = leftBy(isoFromDay(dayFromClock(now.getTime())), ends.get(person.employeeId) ?? []);
  if (day === null) return;
  throw new Refusal(
    'conflict',
    `By the records this person left on ${day}, and is not let in.`,
    'If that is wrong, put the records right first, or have an administrator do so.',
  );
}

/** The names of people by external id; those not in the records are missing. */
export async function namesOfPeople(session: Session, externalIds: readonly string[]): Promise<Map<string, string>> {
  if (externalIds.length === 0) return new Map();
  const found = await session.orm
    .select({ externalId: employees.externalId, name: employees.name })
    .from(employees)
    .where(inArray(employees.externalId, [...externalIds]));
  return new Map(found.map(({ externalId, name }) => [externalId, name]));
}
