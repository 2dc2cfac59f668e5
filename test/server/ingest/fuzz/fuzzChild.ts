import { openDatabase } from '#server/db/openDatabase.ts';
import { IngestError, recognise, runImport } from '#server/ingest/index.ts';
import type { Kind, Mapping, Receipt } from '#shared/contract/import.ts';

/** A file to try: recognised, and imported without keeping anything. */
export interface Given {
  path: string;
  name: string;
  /** Said only when it is not recognised by itself. */
  as?: Kind | undefined;
  encoding?: string | undefined;
}

export interface Tried {
  /** `refused`: a person was told what to do or asked something; `failed`: neither. */
  outcome: 'loaded' | 'refused' | 'unrecognised' | 'failed';
  why?: string;
  /** Rows of the receipt, and whether it counts each once. */
  rows?: number;
  adds?: boolean;
  /** Of all threads of the process. */
  cpuMilliseconds: number;
  milliseconds: number;
}

const NOW = new Date('2026-07-01T12:00:00Z');
const db = await openDatabase({ dataFolder: process.argv[2] });

process.on('message', (given: Given) => {
  const from = performance.now();
  const cpu = process.cpuUsage();
  const answer = (result: Omit<Tried, 'cpuMilliseconds' | 'milliseconds'>) => {
    const { user, system } = process.cpuUsage(cpu);
    const times = { cpuMilliseconds: (user + system) / 1_000, milliseconds: performance.now() - from };
    process.send?.({ ...result, ...times } satisfies Tried);
  };
  tried(given).then(answer, (error: unknown) => answer({ outcome: 'failed', why: stackOf(error) }));
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');

async function tried({ path, name, as, encoding }: Given): Promise<Pick<Tried, 'outcome' | 'why' | 'rows' | 'adds'>> {
  const file = { path, name };
  try {
    const reading = { encoding };
    let found = await recognise(file, { db, now: NOW, reading });
    if (found.kind === undefined && as !== undefined) found = await recognise(file, { db, now: NOW, reading, as });
    if (found.kind === undefined) return { outcome: 'unrecognised', why: found.whyKind };
    const receipt = await runImport({
      db,
      files: [{ ...file, mapping: answered(found.mapping) }],
      dryRun: true,
      confirmExits: true,
      actor: 'test',
      now: NOW,
      respondentKey: new Uint8Array(32).fill(7),
    });
    return { outcome: 'loaded', ...counted(receipt) };
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    return { outcome: 'refused', why: error.message };
  }
}

/** Answers what a person would be asked, so that more is imported. */
function answered(mapping: Mapping): Mapping {
  const columns = mapping.columns.map((column) => ({
    ...column,
    ...(column.field === undefined ? {} : { order: column.order ?? 'day first', decimal: column.decimal ?? '.' }),
  }));
  return { ...mapping, columns, asOf: mapping.asOf ?? '2026-06-30' };
}

function counted({ files: [file] }: Receipt): { rows: number; adds: boolean } {
  const { rows, new: added, changed, unchanged, rejected } = file;
  return { rows, adds: rows === added + changed + unchanged + rejected };
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return `${error.stack}${cause instanceof Error ? `\nbecause ${cause.message}` : ''}`;
}
