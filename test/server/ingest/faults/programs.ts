import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const PROJECT = fileURLToPath(new URL('../../../..', import.meta.url));
const INPUT = {
  main: 'test/server/ingest/faults/commandChild.ts',
  faultChild: 'test/server/ingest/faults/faultChild.ts',
  fuzzChild: 'test/server/ingest/fuzz/fuzzChild.ts',
  pgliteThread: 'server/db/pgliteThread.ts',
  answersThread: 'server/answers/answersThread.ts',
  importsThread: 'server/ingest/importsThread.ts',
  sheetThread: 'server/ingest/workbook/sheetThread.ts',
};

/** What the programs read at run time, at the same place beside the bundle. */
const DATA = [join('drizzle', 'migrations'), join('server', 'ingest', 'presets')];

/** The programs that are to be killed, bundled as the product is, so that each starts in a fraction of a second. */
export interface Programs {
  readonly file: (name: 'main' | 'faultChild' | 'fuzzChild') => string;
  readonly remove: () => Promise<void>;
}

/** Builds them beside a copy of the data they read: a long run keeps testing one state of the sources. */
export async function buildPrograms(): Promise<Programs> {
  await mkdir(join(PROJECT, '.tools'), { recursive: true });
  const root = await mkdtemp(join(PROJECT, '.tools', 'programs-'));
  const folder = join(root, 'dist', 'server');
  await build({
    root: PROJECT,
    configFile: false,
    mode: 'production',
    logLevel: 'error',
    // Packages in the bundle, but for the one that brings files of its own: a process then starts in half the time.
    ssr: { noExternal: true, external: ['@electric-sql/pglite'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      rolldownOptions: { input: INPUT, output: { entryFileNames: '[name].js', chunkFileNames: 'part-[hash].js' } },
    },
  });
  for (const data of DATA) await cp(join(PROJECT, data), join(root, data), { recursive: true });
  return { file: (name) => join(folder, `${name}.js`), remove: () => rm(root, { recursive: true, force: true }) };
}
