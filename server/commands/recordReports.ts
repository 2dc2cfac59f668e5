import { ownerScope } from '#server/access/scope.ts';
import type { Database } from '#server/db/database.ts';
import { exits } from '#server/exits/index.ts';
import type { Context } from '#server/facts/context.ts';
import { readExits } from '#server/facts/readExits.ts';
import { readTenures, tenureSets } from '#server/facts/readTenures.ts';
import { readWorkWeeks } from '#server/facts/readWorkWeeks.ts';
import { hours } from '#server/hours/index.ts';
import { dealLengths, sellers } from '#server/practice/index.ts';
import { tenures } from '#server/tenures/index.ts';
import { retention } from '#server/turnover/index.ts';
import { grouping, reportRequest } from '#shared/contract/grouping.ts';
import { recordTables, type RecordReport } from './recordTables.ts';
import type { Sheet } from './sheet.ts';
import { Usage } from './usage.ts';

const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

/** What a report of records may be asked. */
export interface Asked {
  by?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  wave?: string | undefined;
  set?: string | undefined;
  explain?: string | undefined;
}

const answers: { [name in RecordReport]: (db: Database, asked: Asked, context: Context) => Promise<unknown> } = {
  deals: async (_, asked, context) => dealLengths(context, reportRequest.parse(asked)).value,
  exits: async (db, _, { scope }) => exits(await readExits(db), scope).value,
  hours: hoursReport,
  retention: async (_, __, context) => (await retention(context, {})).value,
  sellers: async (_, asked, context) => sellers(context, reportRequest.parse(asked)).value,
  tenures: tenuresReport,
};

export const isRecordReport = (name: string): name is RecordReport => Object.hasOwn(answers, name);
export const RECORD_REPORTS = Object.keys(answers);

/** Reports that no page shows: what it says and how a terminal shows it. */
export async function recordReport(
  name: RecordReport,
  db: Database,
  asked: Asked,
  context: Context,
): Promise<{ value: unknown; sheet: Sheet }> {
  const value = await answers[name](db, asked, context);
  return { value, sheet: recordTables[name](value as never) };
}

async function hoursReport(db: Database, { by = 'manager', from, to }: Asked) {
  const grouped = grouping.safeParse(by);
  if (!grouped.success) throw new Usage(`report: --by ${by} is none of ${grouping.options.join(', ')}.`);
  const days = {
    from: from === undefined ? FIRST_DAY : `${from}-01`,
    to: to === undefined ? LAST_DAY : `${monthAfter(to)}-01`,
  };
  return hours(await readWorkWeeks(db, grouped.data, days), grouped.data, ownerScope('command line')).value;
}

function monthAfter(month: string): string {
  const [year, at] = month.split('-').map(Number);
  return at === 12 ? `${year + 1}-01` : `${year}-${String(at + 1).padStart(2, '0')}`;
}

async function tenuresReport(db: Database, { set: named, by, explain }: Asked) {
  const sets = await tenureSets(db);
  if (sets.length === 0)
    throw new Error('No file of tenures has been imported. `bellwether template tenures` shows one.');
  const set = named ?? (sets.length === 1 ? sets[0] : undefined);
  if (set === undefined || !sets.includes(set)) throw new Usage(`report: name one with --set: ${sets.join(', ')}.`);
  const rows = await readTenures(db, set);
  const explainedBy = explain?.split(',').map((each) => each.trim()) ?? [];
  const labels = new Set(rows.flatMap((row) => Object.keys(row.labels)));
  const asked = [by?.replace(/\s*>=.*$/, ''), ...explainedBy];
  const unknown = asked.find((each) => each !== undefined && !labels.has(each));
  if (unknown !== undefined) {
    throw new Usage(`report: ${set} says nothing called "${unknown}". It says: ${[...labels].join(', ')}.`);
  }
  return tenures(rows, { set, by, explainedBy }, ownerScope('command line')).value;
}
