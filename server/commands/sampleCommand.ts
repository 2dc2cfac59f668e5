import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SampleSize } from '#drizzle/sample/sampleOrganisation.ts';
import { writeSample } from '#drizzle/sample/writeSample.ts';
import type { Env } from '#server/env.ts';
import { type Imports, inlineImports } from '#server/ingest/index.ts';
import type { Receipt } from '#shared/contract/import.ts';
import { importFolder } from './importFolder.ts';
import { opened } from './opened.ts';
import { receiptText } from './receiptText.ts';
import type { Terminal } from './terminal.ts';
import { Usage } from './usage.ts';

const OPTIONS = {
  size: { type: 'string', default: 'small' },
  seed: { type: 'string', default: '1' },
  out: { type: 'string' },
  load: { type: 'boolean' },
} as const;
const SIZES: SampleSize[] = ['small', '1k', '10k', '100k'];

/** `bellwether sample`: writes the sample organisation's files, or loads them through the import. */
export async function sampleCommand(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const size = SIZES.find((known) => known === values.size);
  const seed = Number(values.seed);
  if (!size) throw new Usage(`sample: --size ${values.size} is none of ${SIZES.join(', ')}.`);
  if (!Number.isInteger(seed) || seed < 0) throw new Usage(`sample: --seed ${values.seed} is not a whole number.`);
  if ((values.out === undefined) === (values.load !== true))
    throw new Usage('sample: give either --out DIR or --load.');
  if (values.out !== undefined) {
    await writeSample(resolve(values.out), { size, seed });
    terminal.out(`Written to ${resolve(values.out)}; planted_truths.json there says what to find.\n`);
    return 0;
  }
  return opened(env, async (db, respondentKey) => {
    const receipt = await loadSample(inlineImports(db), {
      size,
      seed,
      respondentKey,
      actor: 'command line',
      now: terminal.now(),
      progress: terminal.progress,
    });
    terminal.out(receiptText(receipt));
    return receipt.applied ? 0 : 1;
  });
}

/** Writes the sample organisation to a temporary folder and imports it as anybody's files. */
export async function loadSample(
  imports: Imports,
  how: {
    size: SampleSize;
    seed: number;
    respondentKey: Uint8Array;
    actor: string;
    /** Where the request came from; none on the command line. */
    address?: string | undefined;
    now: Date;
    progress: (file: string, rows: number) => void;
  },
): Promise<Receipt> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-sample-'));
  try {
    await writeSample(folder, { size: how.size, seed: how.seed });
    const { respondentKey, actor, address, now, progress } = how;
    return await importFolder(imports, folder, { respondentKey, actor, address, now }, progress);
  } finally {
    await rm(folder, { recursive: true });
  }
}
