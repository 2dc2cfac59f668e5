import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { record } from '#server/audit/record.ts';
import type { Database } from '#server/db/database.ts';
import type { Env } from '#server/env.ts';
import { pseudonyms } from '#server/org/pseudonym.ts';
import { refreshReporting } from '#server/reporting/index.ts';
import { erasePerson, findPerson, retentionAround, storedAbout } from '#server/rights/index.ts';
import { agreed } from './agreed.ts';
import { opened } from './opened.ts';
import type { Terminal } from './terminal.ts';
import { Usage } from './usage.ts';

const OPTIONS = { out: { type: 'string' }, reason: { type: 'string' }, yes: { type: 'boolean' } } as const;
const ACTOR = 'command line';

/** `bellwether person export ID [--out FILE] | erase ID --reason TEXT [--yes]`: what the law gives one person. */
export async function personCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [what, id, ...rest] = positionals;
  if (!(what === 'export' || what === 'erase') || id === undefined || rest.length > 0)
    throw new Usage('person: say export ID, or erase ID --reason TEXT.');
  const { reason } = values;
  if (what === 'export') return opened(env, (db) => exportPerson(db, id, values.out, terminal));
  if (reason === undefined || reason.trim() === '')
    throw new Usage('person erase: say why with --reason; it is kept in the audit log.');
  return opened(env, (db, key) => erase(db, key, { id, reason, yes: values.yes === true }, terminal));
}

async function exportPerson(db: Database, id: string, out: string | undefined, terminal: Terminal): Promise<number> {
  const stored = await storedAbout(db, await known(db, id));
  const details = { person: stored.person.externalId };
  await record(db, { at: terminal.now(), actor: ACTOR, action: 'person exported', details });
  const text = `${JSON.stringify(stored, undefined, 2)}\n`;
  if (out === undefined) terminal.out(text);
  else await writeFile(out, text, { mode: 0o600 });
  return 0;
}

interface Asked {
  id: string;
  reason: string;
  yes: boolean;
}

async function erase(db: Database, key: Uint8Array, { id, reason, yes }: Asked, terminal: Terminal): Promise<number> {
  const person = await known(db, id);
  terminal.err(
    `${person.name} (${person.externalId}): name, address, ids and reasons of exits go for good, also from what imports can be undone to.\n` +
      'When they came and went, their manager, deals and meetings stay under a name that says nothing.\n',
  );
  if (!yes && !(await agreed(terminal, 'Erase this person?', 'add --yes to erase.'))) {
    terminal.err('Nobody was erased.\n');
    return 1;
  }
  const { respondentOf } = retentionAround({ now: terminal.now, respondentKey: key });
  const erasing = { person, pseudonymOf: pseudonyms(key), respondentOf };
  const done = await db.transaction(async (session) => {
    const erased = await erasePerson(session, erasing);
    await record(session, {
      at: terminal.now(),
      actor: ACTOR,
      action: 'person erased',
      details: { ...erased },
      reason,
    });
    await refreshReporting(session);
    return erased;
  });
  const rows = Object.entries(done.changed).map(([table, changed]) => `${changed} in ${table}`);
  terminal.out(`Now ${done.name}. Rows changed: ${rows.join(', ')}.\n`);
  return 0;
}

async function known(db: Database, id: string) {
  const person = await findPerson(db, id);
  if (!person) throw new Error(`Nobody, or more than one person, has the id or address ${id}.`);
  return person;
}
