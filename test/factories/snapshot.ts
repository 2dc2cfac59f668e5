import { EXIT_TYPES, type PeopleFacts, type Snapshot, type SpellFacts, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import { Codes, dayOf, ints } from './codes.ts';
import { dealsOf, ownerChangesOf, quotasOf, salesMonthsOf, teamMonthsOf } from './salesFacts.ts';
import type { SnapshotRows, SpellRow, TeamMonthRow } from './snapshotRows.ts';
import { releasedOf } from './releasedFacts.ts';
import { itemsOf, type Labels, wavesOf } from './surveyFacts.ts';

/**
 * A valid snapshot from readable rows: people by external id, days as ISO dates, months as `YYYY-MM`.
 * Nothing is made up: what no row says is unknown, and `has` says which tables have rows.
 */
export function snapshotOf(rows: SnapshotRows): Snapshot {
  const labels: Labels = {
    people: new Codes(),
    role: new Codes(),
    level: new Codes(),
    department: new Codes(),
    location: new Codes(),
    dimension: new Codes(),
    tenureBand: new Codes(),
  };
  for (const person of rows.people ?? []) labels.people.of(person.id);
  const recordsThrough = rows.recordsThrough === undefined ? lastDayOf(rows.spells ?? []) : dayOf(rows.recordsThrough);
  const spells = spellsOf(rows, labels, recordsThrough);
  const waves = wavesOf(rows.waves ?? []);
  const items = itemsOf(rows.items ?? []);
  const released = releasedOf(rows, waves, items, labels);
  const deals = dealsOf(rows.deals ?? [], labels.people);
  const sales = {
    deals,
    ownerChanges: ownerChangesOf(rows.ownerChanges ?? [], rows.deals ?? [], labels.people),
    quotas: quotasOf(rows.quotas ?? [], labels.people),
    salesMonths: salesMonthsOf(rows.salesMonths ?? [], labels.people),
    teamMonths: teamMonthsOf(rows.teamMonths ?? [], labels.people),
  };
  const people = peopleOf(rows, labels.people, spells);
  return {
    version: 1,
    recordsFrom: rows.recordsFrom === undefined ? firstDayOf(spells) : dayOf(rows.recordsFrom),
    recordsThrough,
    imports: { files: 1, last: '2026-07-01T00:00:00.000Z' },
    labels: {
      role: labels.role.labels,
      level: labels.level.labels,
      department: labels.department.labels,
      location: labels.location.labels,
      dimension: labels.dimension.labels,
      tenureBand: labels.tenureBand.labels,
    },
    people,
    spells,
    waves,
    items,
    released,
    comments: [],
    ...sales,
    has: hasOf(rows, people, spells),
  };
}

function spellsOf(rows: SnapshotRows, labels: Labels, recordsThrough: number | undefined): SpellFacts {
  const hiredOf = new Map(rows.people?.map((person) => [person.id, person.hired]));
  const sorted = (rows.spells ?? [])
    .map((row) => ({
      ...row,
      who: labels.people.of(row.employee),
      boss: labels.people.of(row.manager),
      start: dayOf(row.from),
      end: row.to === undefined ? lastOr(recordsThrough) : dayOf(row.to),
    }))
    .toSorted((a, b) => a.boss - b.boss || a.who - b.who || a.start - b.start);
  return {
    employee: ints(sorted, (row) => row.who),
    manager: ints(sorted, (row) => row.boss),
    from: ints(sorted, (row) => row.start),
    to: ints(sorted, (row) => row.end),
    exit: Uint8Array.from(sorted, (row) => EXIT_TYPES.indexOf(row.exit ?? 'none')),
    regretted: Uint8Array.from(sorted, (row) => (row.regretted === undefined ? 0 : row.regretted ? 2 : 1)),
    hired: ints(sorted, (row) => dayOf(row.hired ?? hiredOf.get(row.employee))),
    role: ints(sorted, (row) => labels.role.of(row.role)),
    level: ints(sorted, (row) => labels.level.of(row.level)),
    department: ints(sorted, (row) => labels.department.of(row.department)),
    location: ints(sorted, (row) => labels.location.of(row.location)),
  };
}

/** Everybody any row named; a person's hire day is the latest their row or their stays know. */
function peopleOf(rows: SnapshotRows, codes: Codes, spells: SpellFacts): PeopleFacts {
  const given = new Map(rows.people?.map((person) => [person.id, person]));
  const hired = ints(codes.labels, (id) => dayOf(given.get(id)?.hired));
  spells.employee.forEach((who, spell) => {
    hired[who] = Math.max(hired[who], spells.hired[spell]);
  });
  return {
    externalId: codes.labels,
    name: codes.labels.map((id) => given.get(id)?.name ?? id),
    placeholder: Uint8Array.from(codes.labels, (id) => (given.get(id)?.placeholder === true ? 1 : 0)),
    hired,
    firstWon: ints(codes.labels, (id) => dayOf(given.get(id)?.firstWon)),
  };
}

function hasOf(rows: SnapshotRows, people: PeopleFacts, spells: SpellFacts): Snapshot['has'] {
  const given = (...columns: (keyof TeamMonthRow)[]) =>
    (rows.teamMonths ?? []).some((row) => columns.some((column) => row[column] !== undefined));
  return {
    hireDates: people.hired.some((day) => day !== UNKNOWN_DAY),
    exits: spells.exit.some((exit) => exit !== 0),
    deals: (rows.deals ?? []).length > 0,
    ownerChanges: (rows.ownerChanges ?? []).length > 0,
    quotas: (rows.quotas ?? []).length > 0,
    answers: (rows.respondents ?? []).length > 0,
    meetings: given('meetings', 'afterHours', 'jointCalls'),
    coaching: given('coachingSessions'),
    oneOnOnes: given('oneOnOnesPlanned', 'oneOnOnesHeld'),
    training: given('trainingHours'),
    absences: given('absenceDays'),
  };
}

function lastDayOf(rows: readonly SpellRow[]): number | undefined {
  const days = rows.filter((row) => row.to !== undefined).map((row) => dayOf(row.to));
  return days.length === 0 ? undefined : Math.max(...days);
}

function firstDayOf(spells: SpellFacts): number | undefined {
  const days = spells.from.filter((day) => day !== UNKNOWN_DAY);
  return days.length === 0 ? undefined : days.reduce((first, day) => Math.min(first, day));
}

function lastOr(recordsThrough: number | undefined): number {
  if (recordsThrough === undefined) throw new Error('a stay without an end needs recordsThrough');
  return recordsThrough;
}
