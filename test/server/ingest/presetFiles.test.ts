import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findHeader } from '#server/ingest/preset/findHeader.ts';
import { quotaMonths } from '#server/ingest/preset/quotaMonths.ts';
import { presets, readPresets } from '#server/ingest/readPresets.ts';

const GOOD = {
  name: 'example-deals',
  title: 'Example',
  kind: 'deals',
  schema: { fields: [{ name: 'Id', type: 'string', fills: 'deal_id' }] },
  tells: [['Id']],
};

describe('a file of a preset', () => {
  let folder: string;
  const reading = async (given: unknown, name = 'example-deals.json') => {
    const path = join(folder, name);
    await writeFile(path, typeof given === 'string' ? given : JSON.stringify(given));
    try {
      return await readPresets(folder);
    } finally {
      await rm(path);
    }
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-presets-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is all there is to a preset', async () => {
    expect(await reading(GOOD)).toMatchObject([{ name: 'example-deals', dialect: { headerRows: [1] } }]);
  });

  it.each([
    ['{', 'The preset example-deals.json is not JSON'],
    [{ ...GOOD, kind: 'dealz' }, 'kind: Invalid option'],
    [{ ...GOOD, drop: [] }, 'Unrecognized key: "drop"'],
    [{ ...GOOD, name: 'other' }, 'The preset example-deals.json calls itself other'],
    [{ ...GOOD, tells: [['Idd']] }, "Idd is none of the schema's columns"],
    [{ ...GOOD, constants: { colour: 'red' } }, 'the constant colour is no field of deals'],
    [
      { ...GOOD, schema: { fields: [{ name: 'Id', type: 'string', fills: 'deal' }] } },
      'Id fills deal, which deals does not have',
    ],
    [
      { ...GOOD, schema: { fields: [{ name: 'Id', type: 'string', fills: 'closed_on' }] } },
      'Id is a string and cannot fill closed_on (date)',
    ],
    [{ ...GOOD, leaveOut: [{ column: 'Id', matches: '(', why: 'x' }] }, 'is no regular expression'],
  ])('that cannot be used is told with its fault: %j', async (given, fault) => {
    await expect(reading(given)).rejects.toThrow(fault);
  });

  it('refers to presets there are only', async () => {
    const names = new Set((await presets()).map(({ name }) => name));
    for (const { name, refersTo = [] } of await presets()) {
      expect(`${name}: ${refersTo.filter((each) => !names.has(each)).join()}`).toBe(`${name}: `);
    }
  });
});

describe('the header of a system', () => {
  it('is the one whose preset knows most of its columns', async () => {
    const known = await presets();
    const header = (cells: string) => findHeader([{ cells: cells.split(','), line: 1 }], known)?.preset?.name;
    expect(header('Id,OwnerId,ActivityDate,TaskSubtype,CallType,IsHighPriority,Status')).toBe('salesforce-task');
    expect(header('Id,OwnerId,ActivityDate,IsGroupEvent,ShowAs,IsChild')).toBe('salesforce-event');
  });

  it('is not seen in the headers that other people choose', async () => {
    const known = await presets();
    for (const header of [
      'Employee_Name,EmpID,DateofHire,DateofTermination,TermReason,ManagerName,ManagerID,Department',
      'employee_id,name,email,manager_id,role,department,location,hire_date,exit_date',
      'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value',
      'survey,wave,closed_on,employee_id,item,value',
      'Email Address,First Name,Last Name,Manager',
    ]) {
      expect(findHeader([{ cells: header.split(','), line: 1 }], known)?.preset?.name).toBeUndefined();
    }
  });
});

describe('how many months quotas cover', () => {
  it.each([
    [['2020-01-01', '2020-02-01', '2020-04-01'], 1],
    [['2020-01-01', '2020-04-01', '2020-10-01'], 3],
    [['2020-02-01', '2021-02-01'], 3],
    [['2020-01-01'], undefined],
    [[], undefined],
  ])('of those that begin on %j it is %s', (starts, months) => {
    expect(quotaMonths(starts)).toBe(months);
  });
});
