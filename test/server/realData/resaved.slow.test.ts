import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recognise } from '#server/ingest/index.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { dateAs, renamed, rewritten, type Sheet, sheetOf, textOf, withRow } from '../ingest/resave.ts';
import { type Given, importPaths, NOW } from '../ingest/tryOut.ts';
import { DATA } from './figures.ts';

const hasData = existsSync(DATA);

/** A file saved again: under which name, and what is said about it. */
interface Saved extends Given {
  content: string | Uint8Array;
  name?: string;
}
type Way = (sheet: Sheet) => Saved;

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
const iso = (cell: string) =>
  cell.replace(/^(\d+)\/(\d+)\/(\d+)$/, (_, m, d, y) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
const fromIso = (pattern: string) => (cell: string) =>
  dateAs(pattern)(cell.replace(/^(\d+)-(\d+)-(\d+)$/, (_, y, m, d) => `${Number(m)}/${Number(d)}/${y}`));
const commas = (sheet: Sheet, columns: readonly string[]) =>
  rewritten(sheet, columns, (cell) => cell.replace('.', ','));
const only = (sheet: Sheet, columns: readonly string[]): Sheet => {
  const at = columns.map((column) => sheet.header.indexOf(column));
  return { header: [...columns], rows: sheet.rows.map((cells) => at.map((i) => cells[i])) };
};

const TENURE_LABELS = sql`
  select l.value, count(*) as people, count(*) filter (where t.has_left) as "left", sum(t.followed) as followed
  from tenures t, jsonb_each_text(t.labels) l group by 1 order by 1`;
const EXITS = sql`
  select exit_words, ended, count(*) as people, sum(followed) as followed from tenures
  group by 1, 2 order by exit_words collate "C", ended collate "C"`;
const HOURS = sql`
  select department, count(distinct employee_id) as people, round(avg(after_hours)::numeric, 4) as "after",
    round(avg(weekend_hours)::numeric, 4) as weekend, round(avg(manager_hours)::numeric, 4) as manager, min(week)::text as week
  from work_weeks group by 1 order by department collate "C"`;
const TEAMS = sql`
  select coalesce(b.name, a.department) as name, count(distinct a.respondent) as people, round(avg(a.value)::numeric, 6) as mean
  from survey_answers a left join employees b on b.employee_id = a.manager_id group by 1 order by coalesce(b.name, a.department) collate "C"`;
const DEALS = sql`
  select e.name, d.stage, count(*) as deals, sum(d.value) as value, min(d.opened_on)::text as "first", max(d.closed_on)::text as "last"
  from deals d join employees e on e.employee_id = d.employee_id group by 1, 2 order by e.name collate "C", d.stage collate "C"`;

const WEEK = [
  'PersonId',
  'MetricDate',
  'After_hours_collaboration_hours',
  'Weekend_collaboration_hours',
  'Meeting_and_call_hours_with_manager_1_1',
  'Organization',
];
const HOUR_COLUMNS = WEEK.slice(2, 5);
const weeks = { as: 'work weeks' } as const;
const CLOSED = { unasked: true, mapping: { closedOn: '2002-12-31', wave: '2002', asOf: '2002-12-31' } } as const;
const withoutScores = (sheet: Sheet) => only(sheet, sheet.header.slice(0, 21));

const FILES: Record<
  string,
  { path: string; figures: SQL; name: string; cut?: (sheet: Sheet) => Sheet; given?: Given; ways: Record<string, Way> }
> = {
  'people followed': {
    path: 'job_retention/job_retention.csv',
    name: 'people.csv',
    figures: TENURE_LABELS,
    ways: {
      'semicolons and decimal commas': (sheet) => ({
        content: textOf(
          rewritten(sheet, ['month'], (cell) => `${cell},0`),
          ';',
        ),
      }),
      'UTF-16': (sheet) => ({ content: utf16(textOf(sheet, '\t')) }),
      'a byte order mark and Windows line ends': (sheet) => ({
        content: `\uFEFF${textOf(sheet).replaceAll('\n', '\r\n')}`,
      }),
      'yes and no, and other headers': (sheet) => ({
        content: textOf(
          renamed(
            rewritten(sheet, ['left'], (cell) => (cell === '1' ? 'Yes' : 'No')),
            {
              month: 'Tenure (months)',
              left: 'Attrition',
              gender: 'Sex',
            },
          ),
        ),
      }),
      'rows in another order': (sheet) => ({ content: textOf({ ...sheet, rows: sheet.rows.toReversed() }) }),
    },
  },
  'exits by month or year': {
    path: 'dete/dete_survey.csv',
    name: 'exits.csv',
    figures: EXITS,
    given: { as: 'tenures' },
    ways: {
      'months a spreadsheet made its own': (sheet) => ({
        content: textOf(
          rewritten(sheet, ['Cease Date'], (cell) =>
            cell.replace(/^(\d\d)\/20(\d\d)$/, (_, m, y) => `${y}-${MONTHS[Number(m) - 1]}`),
          ),
        ),
      }),
      'month names before the year': (sheet) => ({
        content: textOf(
          rewritten(sheet, ['Cease Date'], (cell) =>
            cell.replace(/^(\d\d)\/(\d{4})$/, (_, m, y) => `${MONTHS[Number(m) - 1]}-${y}`),
          ),
        ),
      }),
      'last days of the month, other headers, semicolons': (sheet) => ({
        content: textOf(
          renamed(
            rewritten(sheet, ['Cease Date'], (cell) => cell.replace(/^(\d\d)\/(\d{4})$/, '28.$1.$2')),
            { SeparationType: 'Exit Type', 'Cease Date': 'Exit Date', 'DETE Start Date': 'Start Date' },
          ),
          ';',
        ),
      }),
    },
  },
  'weeks of work': {
    path: 'viva/pq_data.csv',
    name: 'weeks.csv',
    figures: HOURS,
    cut: (sheet) => only(sheet, WEEK),
    given: weeks,
    ways: {
      'semicolons and decimal commas': (sheet) => ({ content: textOf(commas(sheet, HOUR_COLUMNS), ';') }),
      'days before months, other headers, nobody says what it is': (sheet) => ({
        content: textOf(
          renamed(rewritten(sheet, ['MetricDate'], fromIso('dd.mm.yyyy')), {
            PersonId: 'Employee ID',
            MetricDate: 'Week',
            After_hours_collaboration_hours: 'After hours',
            Weekend_collaboration_hours: 'Weekend hours',
            Organization: 'Department',
          }),
        ),
        as: undefined,
      }),
      'two-digit years': (sheet) => ({ content: textOf(rewritten(sheet, ['MetricDate'], fromIso('m/d/yy'))) }),
    },
  },
  'answers of companies': {
    path: 'lq2002/lq2002.csv',
    name: 'climate.csv',
    figures: TEAMS,
    cut: withoutScores,
    given: CLOSED,
    ways: {
      'semicolons, UTF-16': (sheet) => ({ content: utf16(textOf(sheet, ';')) }),
      'other headers': (sheet) => ({ content: textOf(renamed(sheet, { COMPID: 'Team', SUB: 'Respondent' })) }),
    },
  },
  deals: {
    path: 'maven_crm/sales_pipeline.csv',
    name: 'pipeline.csv',
    figures: DEALS,
    ways: {
      'ISO days': (sheet) => ({ content: textOf(rewritten(sheet, DEAL_DAYS, iso)) }),
      'days before months, semicolons, decimal commas': (sheet) => ({
        content: textOf(
          rewritten(rewritten(sheet, DEAL_DAYS, dateAs('dd.mm.yyyy')), ['close_value'], (cell) => `${cell},00`),
          ';',
        ),
      }),
      'two-digit years': (sheet) => ({ content: textOf(rewritten(sheet, DEAL_DAYS, dateAs('m/d/yy'))) }),
      'dashes and slashes mixed': (sheet) => ({
        content: textOf(
          rewritten(sheet, DEAL_DAYS, (cell, n) => dateAs(n % 2 === 0 ? 'mm-dd-yyyy' : 'm/d/yyyy')(cell)),
        ),
      }),
      'other headers': (sheet) => ({
        content: textOf(
          renamed(sheet, {
            opportunity_id: 'Deal ID',
            sales_agent: 'Owner',
            deal_stage: 'Stage',
            engage_date: 'Created on',
            close_date: 'Closed on',
            close_value: 'Amount',
          }),
        ),
      }),
    },
  },
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DEAL_DAYS = ['engage_date', 'close_date'];

describe.skipIf(!hasData).each(Object.keys(FILES))('%s, saved again by other hands', { timeout: 120_000 }, (file) => {
  const { path, figures, name, cut = (sheet: Sheet) => sheet, given = {}, ways } = FILES[file];
  let test: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    test = await databases[0].open();
    folder = await mkdtemp(join(tmpdir(), 'bellwether-resaved-'));
  });
  afterEach(async () => {
    await test.close();
    await rm(folder, { recursive: true });
  });
  const original = async () => cut(sheetOf(await readFile(join(DATA, path), 'utf8')));
  const load = async (content: string | Uint8Array, how: Given) => {
    await writeFile(join(folder, name), content);
    return importPaths(test.db, [join(folder, name)], how);
  };

  it.each(Object.keys(ways))('%s: the same figures', async (way) => {
    const sheet = await original();
    const { content, ...how } = ways[way](sheet);
    expect(await load(content, { ...given, ...how })).toMatchObject({ files: [{ rejected: 0 }] });
    const found = await test.db.rows(figures);
    expect(found.length).toBeGreaterThan(2);
    const first = await databases[0].open();
    await writeFile(join(folder, name), textOf(sheet));
    await importPaths(first.db, [join(folder, name)], given);
    expect(found).toEqual(await first.db.rows(figures));
    await first.close();
  });
});

const SENTENCES: Record<string, { path: string; name: string; change: (sheet: Sheet) => Sheet; says: RegExp }> = {
  'a column of blank ids': {
    path: 'job_retention/job_retention.csv',
    name: 'people.csv',
    change: (sheet) => ({ header: ['Employee ID', ...sheet.header], rows: sheet.rows.map((cells) => ['', ...cells]) }),
    says: /3770 rows were rejected|no row could be read.*employee id/i,
  },
  'a header that says nothing of time': {
    path: 'job_retention/job_retention.csv',
    name: 'people.csv',
    change: (sheet) => renamed(sheet, { month: 'Wert' }),
    says: /Say what it is: --as KIND/,
  },
  'answers of an unknown day': {
    path: 'lq2002/lq2002.csv',
    name: 'climate.csv',
    change: withoutScores,
    says: /No day says when the wave closed: add --as-of YYYY-MM-DD/,
  },
  'a row without its first cell': {
    path: 'maven_crm/sales_pipeline.csv',
    name: 'pipeline.csv',
    change: (sheet) => withRow(sheet, 4, (cells) => cells.slice(1)),
    says: /line 6 is rejected/,
  },
  'a row without its last cell, nobody has an id': {
    path: 'job_retention/job_retention.csv',
    name: 'people.csv',
    change: (sheet) => withRow(sheet, 4, (cells) => cells.slice(0, -1)),
    says: /line 6 is rejected/,
  },
};

describe.skipIf(!hasData)('real files that cannot be read as they stand', { timeout: 120_000 }, () => {
  it.each(Object.keys(SENTENCES))('%s: a sentence says so', async (what) => {
    const { path, name, change, says } = SENTENCES[what];
    const test = await databases[0].open();
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-resaved-'));
    const file = join(folder, name);
    await writeFile(file, textOf(change(sheetOf(await readFile(join(DATA, path), 'utf8')))));
    const { questions } = await recognise({ path: file, name }, { db: test.db, now: NOW });
    const receipt = questions.length > 0 ? undefined : await importPaths(test.db, [file], { dryRun: true });
    const rejected = (receipt?.notices ?? [])
      .filter((each) => each.rejected)
      .map(({ line }) => `line ${line} is rejected`);
    expect([...questions, receipt?.refused ?? '', ...rejected.slice(0, 3)].join(' ')).toMatch(says);
    await test.close();
    await rm(folder, { recursive: true });
  });
});

it('the real exports are there, or it is said that no re-save was tried', () => {
  const same = Object.values(FILES).reduce((sum, { ways }) => sum + Object.keys(ways).length, 0);
  const tried = same + Object.keys(SENTENCES).length;
  process.stdout.write(hasData ? `${tried} re-saves of five real files\n` : 'no re-saves: ../shared is not here\n');
  expect(tried).toBeGreaterThan(20);
});
