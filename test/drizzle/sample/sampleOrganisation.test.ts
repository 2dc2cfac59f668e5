import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleOrganisation, type SampleOptions } from '#drizzle/sample/sampleOrganisation.ts';
import { writeSample } from '#drizzle/sample/writeSample.ts';
import { dayOf, END, type RawRecords, rawRecords } from './rawRecords.ts';

function hashes(options: SampleOptions): Record<string, string> {
  const sums: Record<string, string> = {};
  for (const { name, chunks } of sampleOrganisation(options).files()) {
    const hash = createHash('sha256');
    for (const chunk of chunks) hash.update(chunk);
    sums[name] = hash.digest('hex');
  }
  return sums;
}

const HEADERS = {
  'roster.csv':
    'employee_id,name,email,manager_id,manager_name,role,level,department,location,fte,hire_date,exit_date,exit_type,exit_reason,regretted,status',
  'assignments.csv': 'employee_id,manager_id,role,level,department,location,fte,from,to',
  'deals.csv': 'deal_id,owner_id,stage,value,opened_on,closed_on,account,product',
  'owner_changes.csv': 'deal_id,changed_on,from_id,to_id',
  'quotas.csv': 'employee_id,month,amount',
  'meetings.csv': 'activity_id,employee_id,held_on,kind,after_hours,talk_share',
  'coaching.csv': 'employee_id,manager_id,held_on',
  'one_on_ones.csv': 'employee_id,manager_id,planned_on,status',
  'training.csv': 'employee_id,course,completed_on,hours',
  'absences.csv': 'employee_id,starts_on,kind,days',
  'survey_items.csv': 'survey,item,dimension,scale_low,scale_high,reversed',
  'survey_answers.csv': 'survey,wave,closed_on,employee_id,item,value,comment',
};

/** What identifies a row of each table. */
const KEYS: Record<string, string[]> = {
  roster: ['employee_id'],
  assignments: ['employee_id', 'from'],
  deals: ['deal_id'],
  owner_changes: ['deal_id', 'changed_on', 'from_id', 'to_id'],
  quotas: ['employee_id', 'month'],
  meetings: ['activity_id', 'employee_id'],
  coaching: ['employee_id', 'manager_id', 'held_on'],
  one_on_ones: ['employee_id', 'manager_id', 'planned_on'],
  training: ['employee_id', 'course', 'completed_on'],
  absences: ['employee_id', 'starts_on', 'kind'],
  survey_items: ['survey', 'item'],
  survey_answers: ['survey', 'wave', 'employee_id', 'item'],
};

const DATED: [string, string][] = [
  ['assignments', 'from'],
  ['meetings', 'held_on'],
  ['coaching', 'held_on'],
  ['one_on_ones', 'planned_on'],
  ['training', 'completed_on'],
  ['absences', 'starts_on'],
  ['survey_answers', 'closed_on'],
  ['deals', 'closed_on'],
];

describe('the files of a sample organisation', () => {
  it('are the same byte for byte for the same size and seed, and others for another seed', () => {
    const first = hashes({ size: 'small', seed: 1 });
    expect(Object.keys(first)).toEqual(Object.keys(HEADERS));
    expect(hashes({ size: 'small', seed: 1 })).toEqual(first);
    const other = hashes({ size: 'small', seed: 2 });
    for (const name of Object.keys(HEADERS)) expect(other[name] === first[name]).toBe(name === 'survey_items.csv');
  });

  it('are written with the planted truths beside them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sample-'));
    try {
      const truths = await writeSample(folder, { size: 'small', seed: 1 });
      expect((await readdir(folder)).sort()).toEqual([...Object.keys(HEADERS), 'planted_truths.json'].sort());
      expect(JSON.parse(await readFile(join(folder, 'planted_truths.json'), 'utf8'))).toEqual(truths);
      const sums = hashes({ size: 'small', seed: 1 });
      for (const [name, sum] of Object.entries(sums)) {
        const written = createHash('sha256').update(await readFile(join(folder, name)));
        expect(written.digest('hex')).toBe(sum);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe.each([
  { size: 'small', headcount: [250, 300], rows: 200_000 },
  { size: '1k', headcount: [950, 1050], rows: 600_000 },
] as const)('the records of the $size organisation', ({ size, headcount, rows }) => {
  let records: RawRecords;
  beforeAll(() => {
    records = rawRecords({ size, seed: 1 });
  });

  it('have the headers that the import knows, and rows in every file', () => {
    expect(records.headers).toEqual(HEADERS);
    for (const table of Object.values(records.tables)) expect(table.length).toBeGreaterThan(10);
  });

  it('are of the size they say', () => {
    const active = records.tables.roster.filter((row) => row.status === 'Active').length;
    expect(active).toBeGreaterThanOrEqual(headcount[0]);
    expect(active).toBeLessThanOrEqual(headcount[1]);
    const total = Object.values(records.tables).reduce((sum, table) => sum + table.length, 0);
    expect(total).toBeLessThan(rows);
  });

  it('never give a row twice', () => {
    for (const [table, key] of Object.entries(KEYS)) {
      const seen = new Set(records.tables[table].map((row) => key.map((column) => row[column]).join('|')));
      expect([table, seen.size]).toEqual([table, records.tables[table].length]);
    }
  });

  it('name only people of the roster', () => {
    const names = new Map(records.tables.roster.map((row) => [row.employee_id, row.name]));
    const columns = ['employee_id', 'manager_id', 'owner_id', 'from_id', 'to_id'];
    const strangers = Object.values(records.tables)
      .flatMap((table) => table.flatMap((row) => columns.map((column) => row[column])))
      .filter((id) => id !== undefined && id !== '' && !names.has(id));
    expect(strangers).toEqual([]);
    const named = records.truths.flatMap(({ manager, predecessor, managers = [] }) => [
      manager,
      predecessor,
      ...managers,
    ]);
    expect(named.filter((person) => person && names.get(person.id) !== person.name)).toEqual([]);
  });

  it('never overlap in an employee’s assignments, which end with the exit, and give everybody but the top a manager', () => {
    const rows = records.tables.assignments;
    const open = END;
    const wrong = rows.filter((row, i) => {
      const to = row.to === '' ? open : dayOf(row.to);
      const next = rows[i + 1]?.employee_id === row.employee_id ? dayOf(rows[i + 1].from) : open;
      const manager =
        row.manager_id === '' ? row.role === 'Chief Executive Officer' : row.manager_id !== row.employee_id;
      return dayOf(row.from) >= to || next < to || !manager;
    });
    expect(wrong).toEqual([]);
    const ends = new Map(rows.map((row) => [row.employee_id, row.to]));
    expect(records.tables.roster.filter((row) => ends.get(row.employee_id) !== row.exit_date)).toEqual([]);
  });

  it('speak of no day before the hire, after the exit or after the last day recorded', () => {
    const people = new Map(records.tables.roster.map((row) => [row.employee_id, row]));
    const wrong = DATED.flatMap(([table, column]) =>
      records.tables[table].filter((row) => {
        const person = people.get(row.employee_id ?? row.owner_id)!;
        const last = person.exit_date === '' ? END : dayOf(person.exit_date);
        return row[column] !== '' && (dayOf(row[column]) < dayOf(person.hire_date) || dayOf(row[column]) >= last);
      }),
    );
    expect(wrong).toEqual([]);
    expect(records.tables.meetings.some((row) => row.held_on === '2026-06-30')).toBe(true);
  });

  it('have names with accents, commas and apostrophes', () => {
    const names = records.tables.roster.map((row) => row.name);
    for (const sign of [/[À-ſ]/, /,/, /'/]) expect(names.some((name) => sign.test(name))).toBe(true);
  });

  it('move people between managers: by a new manager, a transfer, a reorganisation', () => {
    const rows = records.tables.assignments;
    const moves = rows.filter(
      (row, i) => rows[i - 1]?.employee_id === row.employee_id && rows[i - 1].manager_id !== row.manager_id,
    );
    expect(moves.length).toBeGreaterThan(records.tables.roster.length / 10);
    expect(moves.some((row) => row.from === '2024-04-01')).toBe(true);
  });
});
