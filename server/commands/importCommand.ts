import { basename, resolve } from 'node:path';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { recognise, runImport } from '#server/ingest/index.ts';
import type { Database } from '#server/db/database.ts';
import type { Env } from '#server/env.ts';
import { kind, mapping, type Mapping, type Receipt } from '#shared/contract/import.ts';
import { opened } from './opened.ts';
import { receiptText } from './receiptText.ts';
import type { Terminal } from './terminal.ts';
import { Usage } from './usage.ts';

const OPTIONS = {
  as: { type: 'string' },
  map: { type: 'string' },
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean' },
  'confirm-exits': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** `bellwether import`: previews, asks unless told yes, applies, prints the receipt. Exit 1 when nothing could be loaded. */
export async function importCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (positionals.length === 0) throw new Usage('import: name at least one file.');
  const as = values.as === undefined ? undefined : kind.safeParse(values.as);
  if (as && !as.success) throw new Usage(`import: --as ${values.as} is not a kind. Kinds: ${kind.options.join(', ')}.`);
  const given = values.map === undefined ? undefined : mapping.parse(JSON.parse(await readFile(values.map, 'utf8')));
  return opened(env, async (db, respondentKey) => {
    const now = terminal.now();
    const files = await mapped(db, positionals, { as: as?.data, given, now }, terminal);
    const run = (dryRun: boolean) =>
      runImport({
        db,
        files,
        dryRun,
        confirmExits: values['confirm-exits'] ?? false,
        actor: 'command line',
        now,
        respondentKey,
        onProgress: terminal.progress,
      });
    const show = (receipt: Receipt) =>
      terminal.out(values.json ? `${JSON.stringify(receipt, undefined, 2)}\n` : receiptText(receipt));
    if (values['dry-run']) return (show(await run(true)), 0);
    if (!values.yes) {
      show(await run(true));
      if (!(await agreed(terminal))) return (terminal.err('Nothing was stored.\n'), 1);
    }
    const receipt = await run(false);
    show(receipt);
    if (receipt.held !== undefined) terminal.err(`Nothing was stored: ${receipt.held}\n`);
    return receipt.applied ? 0 : 1;
  });
}

interface Choice {
  as: Mapping['kind'] | undefined;
  given: Mapping | undefined;
  now: Date;
}

/** Every file with how it will be read. One that is not recognised among others is skipped with a word; alone it is an error. */
async function mapped(db: Database, paths: string[], choice: Choice, terminal: Terminal) {
  const files: { path: string; name: string; mapping: Mapping }[] = [];
  for (const given of paths) {
    const file = { path: resolve(given), name: basename(given) };
    if (choice.given) {
      files.push({ ...file, mapping: choice.given });
      continue;
    }
    const found = await recognise(file, { as: choice.as, db, now: choice.now });
    if (found.kind === undefined)
      terminal.err(`${file.name}: not recognised, skipped (${found.whyKind}). Say what it is with --as KIND.\n`);
    else if (found.questions.length > 0)
      throw new Error(
        `${file.name}: ${found.questions.join(' ')} Answer in a --map file: \`bellwether import ${file.name} --dry-run --json\` shows its form.`,
      );
    else files.push({ ...file, mapping: found.mapping });
  }
  if (files.length === 0) throw new Error('None of the files was recognised. Say what a file is with --as KIND.');
  return files;
}

async function agreed(terminal: Terminal): Promise<boolean> {
  if (!terminal.interactive) throw new Error('Nobody is here to ask: add --yes to apply, or --dry-run to look only.');
  const ask = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await ask.question('Apply this? [y/N] ');
  ask.close();
  return /^y(es)?$/i.test(answer.trim());
}
