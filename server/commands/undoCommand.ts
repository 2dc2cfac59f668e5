import { parseArgs } from 'node:util';
import { importHistory, refusal, undoImport, undoPlan } from '#server/ingest/index.ts';
import type { Env } from '#server/env.ts';
import type { ImportHistory, Undone } from '#shared/contract/import.ts';
import { agreed } from './agreed.ts';
import { opened } from './opened.ts';
import type { Terminal } from './terminal.ts';
import { Usage } from './usage.ts';

const OPTIONS = { yes: { type: 'boolean' }, json: { type: 'boolean' }, 'back-to': { type: 'string' } } as const;
const ACTOR = 'command line';

/** `bellwether undo`: says what taking the import back does, asks unless told yes, and does it. */
export async function undoCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const backTo = values['back-to'];
  const asked = importOf(backTo === undefined ? positionals : [...positionals, backTo]);
  return opened(env, async (db) => {
    const plan = await undoPlan(db, asked);
    const inTheWay = backTo === undefined ? [] : plan.inTheWay;
    const why = refusal(plan, inTheWay);
    if (why !== undefined) throw new Error(why);
    const going = new Set([plan.importId, ...inTheWay, ...plan.idle]);
    const { imports } = await importHistory(db);
    for (const each of imports) if (going.has(each.importId)) terminal.err(whatItDoes(each));
    if (!values.yes && !(await agreed(terminal, 'Undo it?', 'add --yes to undo.'))) {
      terminal.err('Nothing was undone.\n');
      return 1;
    }
    const now = terminal.now();
    const undone = await undoImport(db, { importId: plan.importId, agreed: inTheWay, actor: ACTOR, now });
    terminal.out(values.json ? `${JSON.stringify(undone, undefined, 2)}\n` : sentenceOf(undone));
    return 0;
  });
}

function sentenceOf({ importId, also }: Undone): string {
  const all = [importId, ...also].toSorted((a, b) => a - b);
  return also.length === 0 ? `Import ${importId} is undone.\n` : `Imports ${all.join(', ')} are undone.\n`;
}

function importOf(positionals: readonly string[]): number | undefined {
  const [text] = positionals;
  if (positionals.length > 1 || (text !== undefined && !/^\d{1,15}$/.test(text)))
    throw new Usage('undo: give the number of one import, or none for the latest.');
  return text === undefined ? undefined : Number(text);
}

function whatItDoes({ importId, appliedAt, actor, files }: ImportHistory['imports'][number]): string {
  const lines = files.map(
    ({ file, new: added, changed }) =>
      `  ${file}: ${added} ${added === 1 ? 'row it added goes' : 'rows it added go'}, ${changed} ${changed === 1 ? 'row it changed is' : 'rows it changed are'} again as before`,
  );
  return [`Import ${importId} of ${appliedAt}, by ${actor}:`, ...lines, ''].join('\n');
}
