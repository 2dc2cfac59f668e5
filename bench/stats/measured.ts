import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What a fit cost; the same of R's. */
export interface Cost {
  /** CPU seconds, of all threads. */
  seconds: number;
  /** Peak of resident memory over what was resident before, of the first fit; undefined where the system does not tell. */
  megabytes: number | undefined;
  /** Numbers that the fit came to, by which the two are seen to be the same fit. */
  estimates: number[];
}

const RESET = '/proc/self/clear_refs';
/** Short fits are repeated so long that the clock's steps do not matter; the fit takes the mean of its times. */
const LEAST_SECONDS = 1;

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** The most memory that was resident since the peak was last reset (the 5). */
function peakMegabytes(): number {
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  if (!line) throw new Error('The system does not tell the peak of memory.');
  return Number(line[1]) / 1024;
}

/** What a fit costs. `collect` frees what is no longer in use, before the fit. */
export function measured(fit: () => number[], collect: () => void): Cost {
  const tells = existsSync(RESET);
  collect();
  if (tells) writeFileSync(RESET, '5');
  const base = tells ? peakMegabytes() : undefined;
  const start = cpuSeconds();
  const estimates = fit();
  let spent = cpuSeconds() - start;
  const megabytes = base === undefined ? undefined : peakMegabytes() - base;
  let fits = 1;
  for (; spent < LEAST_SECONDS; fits++) {
    const again = cpuSeconds();
    fit();
    spent += cpuSeconds() - again;
  }
  return { seconds: spent / fits, megabytes, estimates };
}
