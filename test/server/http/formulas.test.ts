import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '#server/audit/record.ts';
import { reportTables } from '#server/commands/reportTables.ts';
import { recognise, runImport } from '#server/ingest/index.ts';
import type { TurnoverRow } from '#shared/contract/turnover.ts';
import { csvFromTable } from '#shared/csv/csvFromTable.ts';
import { type AccessServer, accessServer } from '#test/factories/accessServer.ts';
import { cellsOf, formulas, runs } from '#test/factories/formulas.ts';
import { databases } from '#test/databases/databases.ts';
import { csvFromColumns } from '#web/ui/csvFromColumns.ts';

const FORMULAS = formulas();

/** No cell of the table runs. */
function stayText(csv: string, rows: number): void {
  const cells = cellsOf(csv);
  expect(cells).toHaveLength(rows + 1);
  expect(cells.flat().filter(runs)).toEqual([]);
}
const parts = (csv: string) => csv.split(/[;\r\n]/).filter((part) => runs(part));

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('a formula in what is exported', () => {
  let at: AccessServer;
  let folder: string;
  beforeAll(async () => {
    at = await accessServer(databases[0]);
    folder = await mkdtemp(join(tmpdir(), 'bellwether-formulas-'));
  });
  afterAll(async () => {
    await at.close();
    await rm(folder, { recursive: true });
  });

  it('is one of 500, each of which would run', () => {
    expect(new Set(FORMULAS).size).toBe(500);
    expect(cellsOf(FORMULAS.map(quoted).join('\r\n')).flat().filter(runs).length).toBeGreaterThan(300);
  });

  it('stays text in a report of the command line', () => {
    const rows = FORMULAS.map((name): TurnoverRow => ({
      manager: { id: name, name },
      employees: 1,
      exits: 0,
      exitsByType: {},
      verdict: 'cannot tell',
    }));
    const { head, rows: written } = reportTables.turnover({ rows, allowedFor: [], leftOut: [], notes: [] });
    const csv = csvFromTable(head, written);
    stayText(csv, 500);
    expect(parts(csv)).toEqual([]);
  });

  it('stays text in a table saved from the page', () => {
    const column = { id: 'who', name: 'Who', width: 1, cell: () => null, csv: (row: string) => row };
    const csv = csvFromColumns([column, { ...column, name: '=Formula()' }], FORMULAS);
    stayText(csv, 500);
    expect(parts(csv)).toEqual([]);
    expect(
      cellsOf(csv)
        .slice(1)
        .map(([cell]) => cell.replaceAll("'", '')),
    ).toEqual(FORMULAS.map((text) => text.replaceAll("'", '')));
  });

  it('stays text in the audit log', async () => {
    for (const text of FORMULAS)
      await record(at.db, {
        at: at.clock.now,
        actor: text,
        action: 'export',
        details: { [text]: text },
        address: text,
        reason: text,
      });
    const cookie = await at.cookieOf(await at.user('olive@example.com', 'owner'));
    const { status, text: csv } = await at.send('GET', '/api/audit/events.csv', { cookie });
    expect(status).toBe(200);
    stayText(csv, 500);
    expect(parts(csv)).toEqual([]);
  });

  it('stays text in the rows an import rejected', async () => {
    const path = join(folder, 'staff.csv');
    const good = '1,Ada,2020-01-15\r\n2,Bo,2020-02-15\r\n';
    await writeFile(
      path,
      `Employee ID,Name,Hire Date\r\n${good}${FORMULAS.map((text, i) => `${i + 10},${quoted(text)},99/99/9999\r\n`).join('')}`,
    );
    const { mapping } = await recognise({ path, name: 'staff.csv' }, { db: at.db, now: at.clock.now });
    const columns = mapping.columns.map((column) =>
      column.column === 'Hire Date' ? { ...column, field: 'hire_date', order: 'year first' as const } : column,
    );
    const rejectsTo = join(folder, 'rejected.csv');
    const files = [{ path, name: 'staff.csv', mapping: { ...mapping, columns }, rejectsTo }];
    const receipt = await runImport({
      db: at.db,
      files,
      dryRun: false,
      actor: 'test',
      now: at.clock.now,
      respondentKey: new Uint8Array(32),
    });
    expect(receipt.files[0].rejected).toBe(500);
    stayText(await readFile(rejectsTo, 'utf8'), 500);
  }, 60_000);
});
