import { RowChanges } from './changes.ts';
import { sellerOf } from './sellerOf.ts';
import { managersOf, type PeopleRun } from './peopleRun.ts';
import { assignmentOf, type Person } from './person.ts';
import type { TeamRow } from './teamRow.ts';

/** Writes a sales team file into what is known; where a roster or dated assignments speak, they are left alone. */
export function applySalesTeam(run: PeopleRun, rows: readonly TeamRow[]): void {
  let line = 0;
  const sellers = rows.map((row) => ({ row, ...sellerOf(run, row) }));
  const managers = managersOf(run, rows, () => line);
  const seen = new Map<Person, TeamRow>();
  for (const { row, person, problem, isNew } of sellers) {
    ({ line } = row);
    const earlier = person && seen.get(person);
    if (!person)
      run.book.reject(line, problem ?? 'nobody fits', { value: row.seller.name ?? row.seller.id ?? undefined });
    else if (earlier && !isSame(earlier, row)) {
      run.book.reject(line, `line ${earlier.line} says otherwise about the same seller and is taken`);
    } else {
      seen.set(person, row);
      const found = managers.resolve(row.manager);
      if (found.problem !== undefined) run.book.notice(`${found.problem}; loaded without a manager`, { line });
      applyTeam(run, row, person, { isNew, manager: found.person === person ? null : found.person });
    }
  }
}

function applyTeam(
  run: PeopleRun,
  row: TeamRow,
  person: Person,
  { isNew, manager }: { isNew: boolean; manager: Person | null },
): void {
  const changes = new RowChanges(run, person, row.line);
  if (isNew) changes.created();
  if (person.placeholder) changes.setPerson('placeholder', false);
  const { source } = changes;
  if (person.employments.length === 0) {
    person.employments.push({ hiredOn: null, leftOn: null, exitType: null, exitReason: null, regretted: null, source });
    changes.history();
  }
  const current = person.assignments.at(-1);
  if (!current) {
    const place = { manager, role: null, level: null, department: row.department, location: row.location, fte: null };
    const assignment = assignmentOf(place, { startsOn: null, endsOn: null }, { origin: 'sales team', source });
    person.assignments.push(assignment);
    changes.history();
  } else if (current.origin === 'sales team') {
    if (namesManagers(run)) changes.set(current, 'manager', manager, 'manager');
    if (run.fields.has('department')) changes.set(current, 'department', row.department, 'department');
    if (run.fields.has('location')) changes.set(current, 'location', row.location, 'location');
  } else if (manager && current.manager !== manager) {
    run.book.notice(
      `${person.name} reports to ${current.manager?.name ?? 'nobody'} in the HR records: those are kept`,
      {
        line: row.line,
        value: manager.name,
      },
    );
  }
  changes.finish();
}

const namesManagers = ({ fields }: PeopleRun) =>
  ['manager_id', 'manager_email', 'manager_name'].some((field) => fields.has(field));
const isSame = (a: TeamRow, b: TeamRow) => JSON.stringify({ ...a, line: 0 }) === JSON.stringify({ ...b, line: 0 });
