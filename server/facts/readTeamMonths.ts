import { type SQL, sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { firstDayOfMonth, monthOfDay } from '#shared/calendar/month.ts';
import { columns, type PersonIndex } from './columns.ts';
import { monthOf } from './shape.ts';
import { NO_CODE, type SpellFacts, type TeamMonthFacts, UNKNOWN_DAY } from './snapshot.ts';

type Counts = Exclude<keyof TeamMonthFacts, 'manager' | 'month' | 'personDays'>;
type Amounts = Partial<Record<Counts, SQL>>;

const all = sql`count(*)`;

/** Rows of `t` dated `on`, credited to the manager the person had that day. */
function underManager(table: string, on: string, amounts: Amounts, also = sql``) {
  const date = sql.raw(`t.${on}`);
  return {
    amounts,
    query: sql`select a.manager_id as manager, ${monthOf(date)} as month, ${listed(amounts)}
      from ${sql.raw(table)} t join assignments a on a.employee_id = t.employee_id
        and (a.starts_on is null or a.starts_on <= ${date}) and (a.ends_on is null or ${date} < a.ends_on)${also}
      where a.manager_id is not null group by 1, 2`,
  };
}
function byManager(table: string, on: string, amounts: Amounts) {
  const query = sql`select t.manager_id as manager, ${monthOf(sql.raw(`t.${on}`))} as month, ${listed(amounts)} from ${sql.raw(table)} t group by 1, 2`;
  return { amounts, query };
}
const listed = (amounts: Amounts) =>
  sql.join(
    Object.entries(amounts).map(([name, amount]) => sql`(${amount})::float8 as ${sql.raw(`"${name}"`)}`),
    sql.raw(', '),
  );

const MANAGER_TOO = sql` left join (
    select p.employee_id, p.activity_id from activity_participants p join (select distinct manager_id from assignments) l on l.manager_id = p.employee_id
  ) m on m.employee_id = a.manager_id and m.activity_id = t.activity_id`;
const SOURCES = [
  underManager(
    'activity_participants',
    'held_on',
    { meetings: all, afterHours: sql`count(*) filter (where t.after_hours)`, jointCalls: sql`count(m.employee_id)` },
    MANAGER_TOO,
  ),
  byManager('coaching_sessions', 'held_on', { coachingSessions: all }),
  byManager('one_on_ones', 'planned_on', {
    oneOnOnesPlanned: all,
    oneOnOnesHeld: sql`count(*) filter (where t.status = 'held')`,
  }),
  underManager('training_completions', 'completed_on', { trainingHours: sql`coalesce(sum(t.hours::numeric), 0)` }),
  underManager('absences', 'starts_on', { absenceDays: sql`sum(t.days::numeric)` }),
];

/** A dense manager × month table while it is being filled. */
class Grid {
  readonly cells = new Map<Counts | 'personDays', Float64Array>();
  /** Those who ever had a report, ascending; a row of months each. */
  readonly managers: Int32Array;
  readonly firstMonth: number;
  readonly months: number;
  private readonly rowOf: Int32Array;
  constructor(spells: SpellFacts, people: number) {
    const { first, count } = monthsSpanned(spells);
    this.managers = Int32Array.from(new Set(spells.manager.filter((manager) => manager !== NO_CODE))).sort();
    this.firstMonth = first;
    this.months = count;
    this.rowOf = new Int32Array(people).fill(NO_CODE);
    this.managers.forEach((manager, row) => (this.rowOf[manager] = row));
  }
  /** Where amounts of one kind are added up. */
  adder(name: Counts | 'personDays'): (manager: number, month: number, amount: number) => void {
    const { firstMonth, months, rowOf } = this;
    const cells = new Float64Array(this.managers.length * months);
    this.cells.set(name, cells);
    return (manager, month, amount) => {
      const offset = month - firstMonth;
      if (rowOf[manager] !== NO_CODE && offset >= 0 && offset < months)
        cells[rowOf[manager] * months + offset] += amount;
    };
  }
}

/** Days under each manager in each month, from the stays whose start is known. */
function addPersonDays(grid: Grid, spells: SpellFacts) {
  const add = grid.adder('personDays');
  for (let i = 0; i < spells.employee.length; i += 1) {
    if (spells.manager[i] === NO_CODE || spells.from[i] === UNKNOWN_DAY) continue;
    let from = spells.from[i];
    for (let month = monthOfDay(from); from < spells.to[i]; month += 1) {
      const end = Math.min(firstDayOfMonth(month + 1), spells.to[i]);
      add(spells.manager[i], month, end - from);
      from = end;
    }
  }
}

function monthsSpanned(spells: SpellFacts): { first: number; count: number } {
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < spells.employee.length; i += 1) {
    if (spells.from[i] !== UNKNOWN_DAY) first = Math.min(first, spells.from[i]);
    last = Math.max(last, spells.to[i]);
  }
  return first < last
    ? { first: monthOfDay(first), count: monthOfDay(last) - monthOfDay(first) + 1 }
    : { first: 0, count: 0 };
}

/** What happened in each team in each month it existed; see TeamMonthFacts. */
export async function readTeamMonths(
  session: Session,
  spells: SpellFacts,
  people: PersonIndex,
): Promise<TeamMonthFacts> {
  const grid = new Grid(spells, people.size);
  addPersonDays(grid, spells);
  for (const { query, amounts } of SOURCES) {
    const names = Object.keys(amounts) as Counts[];
    const kinds = Object.fromEntries(names.map((name) => [name, 'float8' as const])) as Record<Counts, 'float8'>;
    const read = await columns(session, query, { manager: 'person', month: 'int4', ...kinds }, people);
    for (const name of names) {
      const add = grid.adder(name);
      for (let i = 0; i < read.month.length; i += 1) add(read.manager[i], read.month[i], read[name][i]);
    }
  }
  return compact(grid);
}

function compact(grid: Grid): TeamMonthFacts {
  const days = grid.cells.get('personDays') ?? new Float64Array();
  const kept: number[] = [];
  for (let cell = 0; cell < days.length; cell += 1) if (days[cell] > 0) kept.push(cell);
  const fill = <T extends Int32Array | Float64Array>(array: T, value: (cell: number) => number): T => {
    for (let i = 0; i < kept.length; i += 1) array[i] = value(kept[i]);
    return array;
  };
  const ints = () => new Int32Array(new SharedArrayBuffer(kept.length * 4));
  const doubles = () => new Float64Array(new SharedArrayBuffer(kept.length * 8));
  const counted = (name: Counts) => (cell: number) => grid.cells.get(name)?.[cell] ?? 0;
  return {
    manager: fill(ints(), (cell) => grid.managers[Math.floor(cell / grid.months)]),
    month: fill(ints(), (cell) => grid.firstMonth + (cell % grid.months)),
    personDays: fill(doubles(), (cell) => days[cell]),
    meetings: fill(ints(), counted('meetings')),
    afterHours: fill(ints(), counted('afterHours')),
    jointCalls: fill(ints(), counted('jointCalls')),
    coachingSessions: fill(ints(), counted('coachingSessions')),
    oneOnOnesPlanned: fill(ints(), counted('oneOnOnesPlanned')),
    oneOnOnesHeld: fill(ints(), counted('oneOnOnesHeld')),
    trainingHours: fill(doubles(), counted('trainingHours')),
    absenceDays: fill(doubles(), counted('absenceDays')),
  };
}
