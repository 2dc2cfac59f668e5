import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { isoFromDay } from '#shared/calendar/day.ts';
import { seconds } from './figures.ts';
import { importCommand } from './importCommand.ts';

const run = promisify(execFile);
const EMPLOYEES = 10_000;
const TYPED = `create table copied (activity_id text not null, employee_id bigint not null, held_on date not null, kind text not null, after_hours boolean, talk_share real, primary key (employee_id, activity_id))`;

/** A file of meetings whose columns a plain typed table takes as they are. */
export async function writeMeetings(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('activity_id,employee_id,held_on,kind,after_hours,talk_share\n');
  for (let row = 0; row < rows; row += 1) {
    const line = `m${row},${1 + ((row * 7919) % EMPLOYEES)},${isoFromDay(19_000 + (row % 1200))},customer meeting,${row % 5 === 0},${(row % 100) / 100}\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  await finished(file.end());
}

export async function writePeople(path: string): Promise<void> {
  const file = createWriteStream(path);
  file.write('employee_id,name,hire_date\n');
  for (let id = 1; id <= EMPLOYEES; id += 1) file.write(`${id},Person ${id},2019-01-01\n`);
  await finished(file.end());
}

/**
 * A first import by the command, the same file again, and (PostgreSQL, with the seconds) `psql \copy` into the same typed
 * table with its key.
 */
export async function copyRate(url: string | undefined, folder: string, people: string, meetings: string) {
  const settings = { BELLWETHER_DATA: folder, DATABASE_URL: url ?? '' };
  await importCommand(people, settings);
  const first = await importCommand(meetings, settings);
  const again = await importCommand(meetings, settings);
  if (url === undefined) return { first, again, copy: undefined };
  await run('psql', [url, '-qc', TYPED]);
  const copy = await seconds(() =>
    run('psql', [url, '-qc', `\\copy copied from '${meetings}' with (format csv, header)`]),
  );
  return { first, again, copy };
}
