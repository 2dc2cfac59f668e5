import { parseArgs } from 'node:util';
import { basename } from 'node:path';
import { runImport, WrongMapping } from '#server/ingest/index.ts';
import type { Env } from '#server/env.ts';
import { kind, type Kind, type Receipt } from '#shared/contract/import.ts';
import { agreed } from './agreed.ts';
import { dryRunJson } from './dryRunJson.ts';
import { filesToImport, whatIsOpen } from './filesToImport.ts';
import { mapOption } from './mapOption.ts';
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

/**
 * `bellwether import`: previews, asks unless told yes, applies, prints the receipt. Exit 1 when a question is open or
 * nothing could be loaded.
 */
export async function importCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (positionals.length === 0) throw new Usage('import: name at least one file.');
  const as = kindOf(values.as);
  const names = positionals.map((path) => basename(path));
  const map = values.map === undefined ? () => undefined : await mapOption(values.map, names);
  return opened(env, async (db, respondentKey) => {
    const now = terminal.now();
    const found = await filesToImport(db, positionals, { as, map, now }).catch((error: unknown) => {
      throw error instanceof WrongMapping ? new Usage(`import: --map ${values.map}: ${error.message}`) : error;
    });
    for (const { name, kind: known, whyKind } of found) {
      if (known === undefined) terminal.err(`${name}: not recognised, skipped (${whyKind}).\n`);
    }
    const dryJson = values['dry-run'] === true && values.json === true;
    const open = whatIsOpen(found);
    if (open !== undefined) {
      if (dryJson) terminal.out(dryRunJson(found, undefined));
      throw new Error(open);
    }
    const run = (dryRun: boolean) =>
      runImport({
        db,
        files: found.flatMap((each) => (each.kind === undefined ? [] : [{ ...each, path: each.file }])),
        dryRun,
        confirmExits: values['confirm-exits'] ?? false,
        actor: 'command line',
        now,
        respondentKey,
        onProgress: terminal.progress,
      });
    const show = (receipt: Receipt) =>
      terminal.out(values.json ? `${JSON.stringify(receipt, undefined, 2)}\n` : receiptText(receipt));
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
    const why = receipt.refused ?? receipt.held;
    if (why !== undefined) terminal.err(`Nothing was stored: ${why}\n`);
    return receipt.applied ? 0 : 1;
  });
}

function kindOf(as: string | undefined): Kind | undefined {
  if (as === undefined) return undefined;
  const known = kind.safeParse(as);
  if (!known.success) throw new Usage(`import: --as ${as} is not a kind. Kinds: ${kind.options.join(', ')}.`);
  return known.data;
}
