import { type SQL, sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { firstDayOfMonth, monthOfDay } from '#shared/calendar/month.ts';
import { columns } from './columns.ts';
import { monthOf, PEOPLE } from './shape.ts';
import { NO_CODE, type SpellFacts, type TeamMonthFacts, UNKNOWN_DAY } from './snapshot.ts';

type Counts = Exclude<keyof TeamMonthFacts, 'manager' | 'month' | 'personDays'>;

/** Rows dated `on`, credited to the manager the person had that day. */
const underManager = (table: string, on: string, amount: SQL) => sql`
  select a.manager_id, ${monthOf(sql.raw(`t.${on}`))} as month, ${amount} as amount
  from ${sql.raw(table)} t join assignments a on a.employee_id = t.employee_id
    and (a.starts_on is null or a.starts_on <= ${sql.raw(`t.${on}`)}) and (a.ends_on is null or ${sql.raw(`t.${on}`)} < a.ends_on)
  where a.manager_id is not null group by 1, 2`;
const byManager = (table: string, on: string, amount: SQL) => sql`
  select t.manager_id, ${monthOf(sql.raw(`t.${on}`))} as month, ${amount} as amount from ${sql.raw(table)} t group by 1, 2`;

const SOURCES: Record<Counts, SQL> = {
  meetings: underManager('activity_participants', 'held_on', sql`count(*)::float8`),
  afterHours: underManager('activity_participants', 'held_on', sql`(count(*) filter (where t.after_hours))::float8`),
  jointCalls: sql`select a.manager_id, ${monthOf(sql`t.held_on`)} as month, count(*)::float8 as amount
    from activity_participants t join assignments a on a.employee_id = t.employee_id
      and (a.starts_on is null or a.starts_on <= t.held_on) and (a.ends_on is null or t.held_on < a.ends_on)
      join activity_participants m on m.activity_id = t.activity_id and m.employee_id = a.manager_id group by 1, 2`,
  coachingSessions: byManager('coaching_sessions', 'held_on', sql`count(*)::float8`),
  oneOnOnesPlanned: byManager('one_on_ones', 'planned_on', sql`count(*)::float8`),
  oneOnOnesHeld: byManager('one_on_ones', 'planned_on', sql`(count(*) filter (where t.status = 'held'))::float8`),
  trainingHours: underManager('training_completions', 'completed_on', sql`coalesce(sum(t.hours::numeric), 0)::float8`),
  absenceDays: underManager('absences', 'starts_on', sql`sum(t.days::numeric)::float8`),
};

/** A dense manager × month table while it is being filled. */
class Grid {
  readonly cells = new Map<Counts | 'personDays', Float64Array>();
  readonly managers: number;
  readonly firstMonth: number;
  readonly months: number;
  constructor(managers: number, firstMonth: number, months: number) {
    this.managers = managers;
    this.firstMonth = firstMonth;
    this.months = months;
  }
  add(name: Counts | 'personDays', manager: number, month: number, amount: number) {
    const offset = month - this.firstMonth;
    if (offset < 0 || offset >= this.months) return;
    let cells = this.cells.get(name);
    if (!cells) this.cells.set(name, (cells = new Float64Array(this.managers * this.months)));
    cells[manager * this.months + offset] += amount;
  }
}

/** Days under each manager in each month, from the stays whose start is known. */
function addPersonDays(grid: Grid, spells: SpellFacts) {
  for (let i = 0; i < spells.employee.length; i += 1) {
    if (spells.manager[i] === NO_CODE || spells.from[i] === UNKNOWN_DAY) continue;
    let from = spells.from[i];
    for (let month = monthOfDay(from); from < spells.to[i]; month += 1) {
      const end = Math.min(firstDayOfMonth(month + 1), spells.to[i]);
      grid.add('personDays', spells.manager[i], month, end - from);
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
export async function readTeamMonths(session: Session, spells: SpellFacts, people: number): Promise<TeamMonthFacts> {
  const span = monthsSpanned(spells);
  const grid = new Grid(people, span.first, span.count);
  addPersonDays(grid, spells);
  for (const [name, source] of Object.entries(SOURCES) as [Counts, SQL][]) {
    const read = await columns(
      session,
      sql`with ${PEOPLE}, counted as (${source}) select b.index as manager, c.month, c.amount from counted c join people b on b.employee_id = c.manager_id order by 1, 2`,
      { manager: 'int4', month: 'int4', amount: 'float8' },
    );
    for (let i = 0; i < read.manager.length; i += 1) grid.add(name, read.manager[i], read.month[i], read.amount[i]);
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
    manager: fill(ints(), (cell) => Math.floor(cell / grid.months)),
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
