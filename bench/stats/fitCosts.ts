import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Cost } from './measured.ts';

/** R is given so many CPU seconds for one fit. */
export const R_SECONDS = 400;
const CHILD = fileURLToPath(import.meta.resolve('./fitChild.ts'));
const R = 'Rscript';
const R_SCRIPT = fileURLToPath(new URL('fits.R', import.meta.url));

/** What one fit costs here, in a process of its own. */
export function ownCost(fit: string, folder: string): Cost {
  const run = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', CHILD, fit, folder], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${fit}: ${run.stderr}`);
  return JSON.parse(run.stdout) as Cost;
}

/** What the same fit costs in R; 'too long' when its CPU seconds run out. */
export function costInR(fit: string, folder: string): Cost | 'too long' {
  const limited = ['-c', `ulimit -t ${R_SECONDS} && exec "$0" "$@"`, R, R_SCRIPT, fit, folder];
  const run = spawnSync('sh', limited, { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1' } });
  if (run.signal === 'SIGXCPU' || run.signal === 'SIGKILL') return 'too long';
  if (run.status !== 0) throw new Error(`${fit} in R: ${run.stderr}`);
  return JSON.parse(run.stdout) as Cost;
}

/** R's version, when it has the packages that the fits need. */
export function versionOfR(): string | undefined {
  const asked = 'for (p in c("survival", "lme4", "MASS")) loadNamespace(p); cat(as.character(getRversion()))';
  const run = spawnSync(R, ['-e', asked], { encoding: 'utf8' });
  return run.status === 0 ? run.stdout : undefined;
}
