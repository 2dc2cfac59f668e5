import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Place } from './faultProcess.ts';

const run = promisify(execFile);
const REPORTS = ['turnover', 'morale', 'ramp', 'practice', 'burnout', 'managers'];

/** What `bellwether report` says of a database, by report. */
export async function reportsOf({ programs, where }: Omit<Place, 'files'>): Promise<Record<string, string>> {
  const env = { ...process.env, BELLWETHER_DATA: where.dataFolder, DATABASE_URL: where.url ?? '' };
  const told: Record<string, string> = {};
  for (const name of REPORTS) {
    const args = [programs.file('main'), 'report', name, '--format', 'json'];
    told[name] = await run(process.execPath, args, { env }).then(
      ({ stdout }) => stdout,
      (error: unknown) => String((error as { stderr?: string }).stderr),
    );
  }
  return told;
}
