import { parseArgs } from 'node:util';
import { ownerScope } from '#server/access/scope.ts';
import type { Env } from '#server/env.ts';
import type { Context } from '#server/facts/context.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { reportRequest } from '#shared/contract/grouping.ts';
import { opened } from './opened.ts';
import { REPORTS } from './reports.ts';
import { reportTables, type ReportName } from './reportTables.ts';
import { csv, table } from './table.ts';
import type { Terminal } from './terminal.ts';
import { Usage } from './usage.ts';

const OPTIONS = {
  by: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string', default: 'table' },
} as const;

/** `bellwether report`: the owner's own view; suppression applies as on the page. */
export async function reportCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const name = positionals[0] as ReportName;
  if (positionals.length !== 1 || !Object.hasOwn(REPORTS, name))
    throw new Usage(`report: name one of ${Object.keys(REPORTS).join(', ')}.`);
  const { format, ...asked } = values;
  if (format !== 'table' && format !== 'csv' && format !== 'json')
    throw new Usage(`report: --format ${format} is none of table, csv, json.`);
  const request = reportRequest.safeParse(asked);
  if (!request.success)
    throw new Usage(`report: --${request.error.issues[0].path.join('.')}: ${request.error.issues[0].message}.`);
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
    const { value } = await REPORTS[name](context, request.data);
    if (format === 'json') terminal.out(`${JSON.stringify(value, undefined, 2)}\n`);
    else {
      const { head, rows, notes } = reportTables[name](value as never);
      terminal.out(
        format === 'csv'
          ? csv(head, rows)
          : `${table(head, rows)}\n${notes.map((note) => `\n${note}`).join('')}${notes.length > 0 ? '\n' : ''}`,
      );
    }
    return 0;
  });
}
