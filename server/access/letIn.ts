import { type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import { employees, employments, users } from '#drizzle/schema/index.ts';
import { dayFromClock, isoFromDay } from '#shared/calendar/day.ts';

const dayOf = (today: Date | SQL) => (today instanceof Date ? isoFromDay(dayFromClock(today.getTime())) : today);

/** Who an account is in the records: whom somebody said, else the one person with its e-mail address, as the next sign-in will link it. Reads all addresses. */
export const asLinkedNext = sql<string | null>`coalesce(${users.personExternalId}, (
  select min(o.external_id) from ${employees} o where lower(o.email) = lower(${users.email}) having count(*) = 1))`;

/** The day by which every employment of the person had ended on `today`, as the records say; null while one has not, or is not known. */
export const leftOn = (today: Date | SQL, person: SQLWrapper = users.personExternalId) => sql<string | null>`(
  select case when bool_and(coalesce(m.left_on <= ${dayOf(today)}::date, false)) then max(m.left_on)::text end
  from ${employees} e join ${employments} m on m.employee_id = e.employee_id where e.external_id = ${person})`;

/**
 * Is an account let in: neither disabled, nor of somebody who has left by today? Reckoned anew with each request, so that undoing a
 * wrong import lets people in again. An owner stays: a wrong file must not lock everybody out. `person`: who they are, by external id.
 */
export const isLetIn = (today: Date | SQL, person: SQLWrapper = users.personExternalId) =>
  sql<boolean>`(${users.disabledAt} is null and ('owner' = any(${users.roles}) or ${leftOn(today, person)} is null))`;
