import { parseArgs } from 'node:util';
import { ownerScope } from '#server/access/scope.ts';
import { record } from '#server/audit/record.ts';
import type { Env } from '#server/env.ts';
import type { Context } from '#server/facts/context.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { reportRequest } from '#shared/contract/grouping.ts';
import { inWords } from '#shared/contract/inWords.ts';
import { csvFromTable } from '#shared/csv/csvFromTable.ts';
import { opened } from './opened.ts';
import { isRecordReport, RECORD_REPORTS, recordReport } from './recordReports.ts';
import { refuseForeign } from './reportOptions.ts';
import { REPORTS, type WaveRequest } from './reports.ts';
import { reportTables, type ReportName } from './reportTables.ts';
import type { Sheet } from './sheet.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';
import { Usage } from './usage.ts';

const OPTIONS = {
  by: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  wave: { type: 'string' },
  set: { type: 'string' },
  explain: { type: 'string' },
  format: { type: 'string', default: 'table' },
} as const;

/** `bellwether report`: the owner's own view; suppression applies as on the page. */
export async function reportCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [name] = positionals;
  const isKnown = positionals.length === 1 && (isReport(name) || isRecordReport(name));
  if (!isKnown) throw new Usage(`report: name one of ${[...Object.keys(REPORTS), ...RECORD_REPORTS].join(', ')}.`);
  const { format, set, explain, ...asked } = values;
  if (format !== 'table' && format !== 'csv' && format !== 'json')
    throw new Usage(`report: --format ${format} is none of table, csv, json.`);
  refuseForeign(name, { ...asked, set, explain });
  const request = reportRequest.safeParse(name === 'tenures' ? { ...asked, by: undefined } : asked, { error: inWords });
  if (!request.success) {
    const [{ path: option, message }] = request.error.issues;
    throw new Usage(`report: --${option.join('.')}: ${message}.`);
  }
  const { from, to } = request.data;
  if (from !== undefined && to !== undefined && from > to)
    throw new Usage(`report: --from ${from} is after --to ${to}.`);
  return opened(env, async (db) => {
    const facts = inlineFacts(db);
    const snapshot = await facts.refresh();
    if (snapshot.version === 0)
      throw new Error(
        'Nothing has been imported yet. Run `bellwether import FILE…`, or `bellwether sample --load` to look around.',
      );
    const context: Context = {
      snapshot,
      scope: ownerScope('command line'),
      compareExits: (comparison) => facts.compareExits(snapshot, comparison),
    };
    const { value, sheet } = isReport(name)
      ? await pageReport(name, context, { ...request.data, wave: asked.wave })
      : await recordReport(name, db, { ...asked, set, explain }, context);
    if (format !== 'table') {
      const details = { what: `report ${name}`, format, ...asked };
      await record(db, { at: terminal.now(), actor: 'command line', action: 'export', details });
    }
    terminal.out(written(format, value, sheet));
    return 0;
  });
}

const isReport = (name: string): name is ReportName => Object.hasOwn(REPORTS, name);

async function pageReport(name: ReportName, context: Context, request: WaveRequest) {
  const { value } = await REPORTS[name](context, request);
  return { value, sheet: reportTables[name](value as never) };
}

function written(format: 'table' | 'csv' | 'json', value: unknown, { head, rows, notes }: Sheet): string {
  if (format === 'json') return `${JSON.stringify(value, undefined, 2)}\n`;
  if (format === 'csv') return csvFromTable(head, rows);
  return `${table(head, rows)}\n${notes.map((note) => `\n${note}`).join('')}${notes.length > 0 ? '\n' : ''}`;
}
