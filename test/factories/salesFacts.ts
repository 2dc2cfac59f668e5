import {
  type DealFacts,
  type OwnerChangeFacts,
  type QuotaFacts,
  type SalesMonthFacts,
  type TeamMonthFacts,
} from '#server/facts/snapshot.ts';
import { type Codes, dayOf, floats, ints, monthOf } from './codes.ts';
import type { DealRow, EmployeeMonthRow, OwnerChangeRow, TeamMonthRow } from './snapshotRows.ts';

const STAGES = ['open', 'won', 'lost'];

export function dealsOf(rows: readonly DealRow[], people: Codes): DealFacts {
  return {
    owner: ints(rows, (row) => people.of(row.owner)),
    manager: ints(rows, (row) => people.of(row.manager)),
    stage: Uint8Array.from(rows, (row) => STAGES.indexOf(row.stage)),
    value: floats(rows, (row) => row.value ?? Number.NaN),
    opened: ints(rows, (row) => dayOf(row.opened)),
    closed: ints(rows, (row) => dayOf(row.closed)),
  };
}

export function ownerChangesOf(
  rows: readonly OwnerChangeRow[],
  deals: readonly DealRow[],
  people: Codes,
): OwnerChangeFacts {
  const dealOf = (row: OwnerChangeRow) => deals.find(({ id }) => id === row.deal);
  const ids = [...new Set(rows.map((row) => row.deal))];
  return {
    deal: ints(rows, (row) => ids.indexOf(row.deal)),
    stage: ints(rows, (row) => STAGES.indexOf(dealOf(row)?.stage ?? 'never imported')),
    value: floats(rows, (row) => dealOf(row)?.value ?? Number.NaN),
    from: ints(rows, (row) => people.of(row.from)),
    to: ints(rows, (row) => people.of(row.to)),
    on: ints(rows, (row) => dayOf(row.on)),
    managerOfFrom: ints(rows, (row) => people.of(row.managerOfFrom)),
  };
}

export function quotasOf(rows: readonly EmployeeMonthRow[], people: Codes): QuotaFacts {
  return {
    employee: ints(rows, (row) => people.of(row.employee)),
    month: ints(rows, (row) => monthOf(row.month)),
    amount: floats(rows, (row) => row.amount),
  };
}

export function salesMonthsOf(rows: readonly EmployeeMonthRow[], people: Codes): SalesMonthFacts {
  const { employee, month, amount } = quotasOf(rows, people);
  return { employee, month, won: amount };
}

export function teamMonthsOf(rows: readonly TeamMonthRow[], people: Codes): TeamMonthFacts {
  const sorted = rows
    .map((row) => ({ ...row, code: people.of(row.manager), at: monthOf(row.month) }))
    .toSorted((a, b) => a.code - b.code || a.at - b.at);
  return {
    manager: ints(sorted, (row) => row.code),
    month: ints(sorted, (row) => row.at),
    personDays: floats(sorted, (row) => row.personDays ?? 0),
    meetings: ints(sorted, (row) => row.meetings ?? 0),
    afterHours: ints(sorted, (row) => row.afterHours ?? 0),
    jointCalls: ints(sorted, (row) => row.jointCalls ?? 0),
    coachingSessions: ints(sorted, (row) => row.coachingSessions ?? 0),
    oneOnOnesPlanned: ints(sorted, (row) => row.oneOnOnesPlanned ?? 0),
    oneOnOnesHeld: ints(sorted, (row) => row.oneOnOnesHeld ?? 0),
    trainingHours: floats(sorted, (row) => row.trainingHours ?? 0),
    absenceDays: floats(sorted, (row) => row.absenceDays ?? 0),
  };
}
