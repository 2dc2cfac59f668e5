import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { runImport, WrongMapping } from '#server/ingest/index.ts';
import type { Env } from '#server/env.ts';
import { kind, type Kind, type Receipt, type RecognisedFile } from '#shared/contract/import.ts';
import { agreed } from './agreed.ts';
import { dryRunJson } from './dryRunJson.ts';
import { filesToImport, whatIsOpen } from './filesToImport.ts';
import { importable } from './importable.ts';
import { mapOption } from './mapOption.ts';
import { opened } from './opened.ts';
import { receiptText } from './receiptText.ts';
import type { Terminal } from './terminal.ts';
import { withInput } from './withInput.ts';
import { Usage } from './usage.ts';

const isoDay = z.iso.date();
const OPTIONS = {
  as: { type: 'string' },
  map: { type: 'string' },
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean' },
  'confirm-exits': { type: 'boolean' },
  json: { type: 'boolean' },
  rejects: { type: 'string' },
  encoding: { type: 'string' },
  sheet: { type: 'string', multiple: true },
  header: { type: 'string', multiple: true },
  'header-row': { type: 'string' },
  'as-of': { type: 'string' },
} as const;

/**
 * `bellwether import`: previews, asks unless told yes, applies, prints the receipt. Exit 1 when a question is open or
 * nothing could be loaded.
 */
export async function importCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const { values, positionals } = optionsOf(args);
  if (positionals.length === 0) throw new Usage('import: name at least one file.');
  const from = { input: terminal.input, headers: headersOf(values.header ?? []) };
  return withInput(positionals, from, (paths) => importFiles(paths, values, env, terminal));
}

const optionsOf = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true });

async function importFiles(
  paths: readonly string[],
  values: ReturnType<typeof optionsOf>['values'],
  env: Env,
  terminal: Terminal,
): Promise<number> {
  const how = await howAsked(paths, values);
  return opened(env, async (db, respondentKey) => {
    const now = terminal.now();
    const found = await filesToImport(db, paths, { ...how, now }).catch(wrongMapping(values.map));
    tellSkipped(found, terminal);
    const dryJson = values['dry-run'] === true && values.json === true;
    const open = whatIsOpen(found);
    if (open !== undefined) {
      if (dryJson) terminal.out(dryRunJson(found, undefined));
      throw new Error(open);
    }
    const run = (dryRun: boolean) =>
      runImport({
        db,
        files: importable(found, values.rejects),
        dryRun,
        confirmExits: values['confirm-exits'] ?? false,
        actor: 'command line',
        now,
        respondentKey,
        onProgress: terminal.progress,
      });
    const show = (receipt: Receipt) => terminal.out(shown(receipt, values.json ?? false));
    if (values['dry-run'] || !values.yes) {
      const preview = await run(true);
      if (dryJson) terminal.out(dryRunJson(found, preview));
      else show(preview);
      if (preview.refused !== undefined) return (terminal.err(`Nothing can be stored: ${preview.refused}\n`), 1);
      if (values['dry-run']) return 0;
      if (!(await agreed(terminal, 'Apply this?', 'add --yes to apply, or --dry-run to look only.')))
        return (terminal.err('Nothing was stored.\n'), 1);
    }
    const receipt = await run(false);
    show(receipt);
    const why = receipt.refused ?? (receipt.held && `${receipt.held} (--confirm-exits).`);
    if (why !== undefined) terminal.err(`Nothing was stored: ${why}\n`);
    return receipt.applied ? 0 : 1;
  });
}

async function howAsked(paths: readonly string[], values: ReturnType<typeof optionsOf>['values']) {
  const names = paths.map((path) => basename(path));
  return {
    as: kindOf(values.as),
    reading: { encoding: values.encoding, headerRow: rowOf(values['header-row']) },
    asOf: dayOf(values['as-of']),
    sheets: values.sheet ?? [],
    map: values.map === undefined ? () => undefined : await mapOption(values.map, names),
  };
}

function tellSkipped(found: readonly RecognisedFile[], terminal: Terminal): void {
  for (const { name, kind: known, whyKind } of found) {
    if (known === undefined) terminal.err(`${name}: not recognised, skipped (${whyKind}).\n`);
  }
}

function shown(receipt: Receipt, asJson: boolean): string {
  return asJson ? `${JSON.stringify(receipt, undefined, 2)}\n` : receiptText(receipt);
}

/** A mapping that does not fit its file is wrong use of `--map`. */
function wrongMapping(map: string | undefined): (error: unknown) => never {
  return (error) => {
    throw error instanceof WrongMapping ? new Usage(`import: --map ${map}: ${error.message}`) : error;
  };
}

function rowOf(row: string | undefined): number | undefined {
  if (row === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(row)) throw new Usage(`import: --header-row ${row} is not the number of a row.`);
  return Number(row);
}

function dayOf(day: string | undefined): string | undefined {
  if (day === undefined || isoDay.safeParse(day).success) return day;
  throw new Usage(`import: --as-of ${day} is not a day, YYYY-MM-DD.`);
}

function kindOf(as: string | undefined): Kind | undefined {
  if (as === undefined) return undefined;
  const known = kind.safeParse(as);
  if (!known.success) throw new Usage(`import: --as ${as} is not a kind. Kinds: ${kind.options.join(', ')}.`);
  return known.data;
}

/** What is sent to the addresses files are fetched from; what is wrong with it is told without it. */
function headersOf(given: readonly string[]): Record<string, string> {
  const pairs = given.map((text) => /^([\w-]+):\s*([\x20-\x7e]+)$/.exec(text.trim()));
  if (pairs.includes(null)) throw new Usage('import: --header takes "Name: value".');
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1].toLowerCase(), pair[2].trim()]] : [])));
}
