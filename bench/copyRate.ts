import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { isoFromDay } from '#shared/calendar/day.ts';
import type { Database } from '#server/db/database.ts';
import { recognise, runImport } from '#server/ingest/index.ts';
import { seconds } from './figures.ts';

const run = promisify(execFile);
const EMPLOYEES = 10_000;
const NOW = new Date('2026-07-01T00:00:00Z');
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

async function importFile(db: Database, path: string, name: string): Promise<number> {
  const { mapping } = await recognise({ path, name }, { db, now: NOW, as: undefined });
  return seconds(() =>
    runImport({
      db,
      files: [{ path, name, mapping }],
      dryRun: false,
      confirmExits: false,
      actor: 'bench',
      now: NOW,
      respondentKey: new Uint8Array(32),
    }),
  );
}

/** Seconds of a first import, of the same file again, and (PostgreSQL) of `psql \copy` into the same typed table with its key. */
export async function copyRate(db: Database, url: string | undefined, people: string, meetings: string) {
  await importFile(db, people, 'people.csv');
  const first = await importFile(db, meetings, 'meetings.csv');
  const again = await importFile(db, meetings, 'meetings.csv');
  if (url === undefined) return { first, again, copy: undefined };
  await run('psql', [url, '-qc', TYPED]);
  const copy = await seconds(() =>
    run('psql', [url, '-qc', `\\copy copied from '${meetings}' with (format csv, header)`]),
  );
  return { first, again, copy };
}
