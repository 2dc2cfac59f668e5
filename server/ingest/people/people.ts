import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { Directory } from '#server/org/directory.ts';
import type { PseudonymOf } from '#server/org/pseudonym.ts';
import { loadOtherIds, type OtherId } from './otherIds.ts';
import { type Assignment, assignmentOf, type Employment, type Person, type Source, withOneMore } from './person.ts';

/** Everybody known, by id, e-mail and name, while an import is worked out. */
export class People {
  readonly directory: Directory<Person>;
  /** The last day the people files stored so far know of. */
  latestAsOf: string | undefined;
  /** Employments that were open before this import. */
  openBefore = 0;
  /** Whose history as it was before this import is kept, so that it can be undone. */
  readonly keptHistory = new Set<Person>();
  private readonly byEmployeeId = new Map<number, Person>();
  private fresh = 0;
  private otherIds: OtherId[] = [];
  private hasHistory = false;
  private readonly only: readonly number[] | undefined;

  constructor(only?: readonly number[], pseudonymOf?: PseudonymOf) {
    this.only = only;
    this.directory = new Directory(pseudonymOf);
  }

  get(employeeId: number): Person {
    return this.byEmployeeId.get(employeeId)!;
  }

  find(employeeId: number): Person | undefined {
    return this.byEmployeeId.get(employeeId);
  }

  /** A new person, to be stored with the next writing. */
  create(listed: Pick<Person, 'externalId' | 'name' | 'email' | 'placeholder'>, source: Source): Person {
    this.fresh -= 1;
    const { externalId, name, email, placeholder } = listed;
    const person: Person = {
      externalId,
      name,
      email,
      placeholder,
      employeeId: this.fresh,
      source,
      employments: [],
      assignments: [],
      dirty: { person: true, history: false },
    };
    this.directory.add(person);
    return person;
  }

  /** Another system knows the person by this id: to be stored with the next writing, unless it is known. */
  addOtherId(id: string, person: Person, source: Source): void {
    const known = this.directory.byId(id);
    if (known && !standsFor(known, id)) return;
    this.directory.addOtherId(id, person);
    this.otherIds.push({ id, person, source });
  }

  takeOtherIds(): readonly OtherId[] {
    const learnt = this.otherIds;
    this.otherIds = [];
    return learnt;
  }

  /** Registers a person under the id the database gave. */
  stored(person: Person, employeeId: number): void {
    person.employeeId = employeeId;
    this.byEmployeeId.set(employeeId, person);
  }

  /** Everybody, or `only` these and the managers they have had; then nobody else is found. */
  static async load(session: Session, only?: readonly number[], pseudonymOf?: PseudonymOf): Promise<People> {
    const people = new People(only, pseudonymOf);
    const rows = await session.rows<EmployeeRow>(sql`
      select employee_id as "employeeId", external_id as "externalId", name, email, placeholder,
        import_id as "importId", file_no as "fileNo", line from employees
      where ${isAmong(only)} ${only ? sql`or employee_id in (select manager_id from assignments where ${isAmong(only)})` : sql``}
      order by employee_id`);
    for (const row of rows) {
      const person: Person = {
        externalId: row.externalId,
        name: row.name,
        email: row.email,
        placeholder: row.placeholder,
        employeeId: row.employeeId,
        source: sourceOf(row),
        employments: [],
        assignments: [],
        dirty: { person: false, history: false },
      };
      people.directory.add(person);
      people.byEmployeeId.set(person.employeeId, person);
    }
    await loadOtherIds(session, people, isAmong(only));
    const [stored] = await session.rows<{ day: string | null }>(
      sql`select max(as_of) as day from import_files where kind in ('roster', 'assignments', 'sales team', 'scim')`,
    );
    people.latestAsOf = stored.day ?? undefined;
    return people;
  }

  /** Employments and assignments of everybody, or of those asked for only; read once, and only for files that need them. */
  async loadHistory(session: Session): Promise<void> {
    if (this.hasHistory) return;
    this.hasHistory = true;
    const employments = await session.rows<EmploymentRow>(sql`
      select employee_id as "employeeId", hired_on as "hiredOn", left_on as "leftOn", exit_type as "exitType",
        exit_reason as "exitReason", regretted, import_id as "importId", file_no as "fileNo", line
      from employments where ${isAmong(this.only)} order by employee_id, employment_no`);
    for (const row of employments) {
      const { employeeId, hiredOn, leftOn, exitType, exitReason, regretted } = row;
      if (leftOn === null) this.openBefore += 1;
      const person = this.get(employeeId);
      const stay = { hiredOn, leftOn, exitType, exitReason, regretted, source: sourceOf(row) };
      person.employments = withOneMore(person.employments, stay);
    }
    const assignments = await session.rows<AssignmentRow>(sql`
      select employee_id as "employeeId", starts_on as "startsOn", ends_on as "endsOn", manager_id as "managerId", role,
        level, department, location, fte, origin, import_id as "importId", file_no as "fileNo", line
      from assignments where ${isAmong(this.only)} order by employee_id, starts_on nulls first`);
    for (const row of assignments) {
      const { employeeId, role, level, department, location, fte } = row;
      const manager = row.managerId === null ? null : this.get(row.managerId);
      const place = { manager, role, level, department, location, fte };
      const person = this.get(employeeId);
      const stored = assignmentOf(place, row, { origin: row.origin, source: sourceOf(row) });
      person.assignments = withOneMore(person.assignments, stored);
    }
  }
}

const isAmong = (only: readonly number[] | undefined) =>
  only ? sql`employee_id = any(${sql.param([...only])}::bigint[])` : sql`true`;

type Stored<T> = Omit<T, 'source'> & Source;
type EmployeeRow = Stored<Omit<Person, 'employments' | 'assignments' | 'dirty'>>;
type EmploymentRow = Stored<Employment> & { employeeId: number };
type AssignmentRow = Stored<Omit<Assignment, 'manager'>> & { employeeId: number; managerId: number | null };

function sourceOf({ importId, fileNo, line }: Source): Source {
  return { importId, fileNo, line };
}

/** Is this only what is known of the owner of an id, until a file tells who that is? */
export const standsFor = ({ placeholder, externalId }: Person, id: string): boolean => placeholder && externalId === id;
