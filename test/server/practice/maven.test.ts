import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inferSchema, initParser } from 'udsv';
import { expect, it } from 'vitest';
import { practice } from '#server/practice/index.ts';
import { ramp } from '#server/ramp/index.ts';
import { contextOf } from '#test/factories/contextOf.ts';
import type { DealRow } from '#test/factories/snapshotRows.ts';

const data = join(import.meta.dirname, '../../../../shared/data');
const there = existsSync(data);
if (!there) process.stdout.write('The Maven deals are not here: 0 managers compared.\n');
interface Manager {
  agents_with_deals: number;
  opportunities: number;
  won: number;
  lost: number;
  win_rate_won_over_closed: number;
  won_value: number;
}
const stages: Record<string, DealRow['stage']> = { Won: 'won', Lost: 'lost', Engaging: 'open', Prospecting: 'open' };
/** From m/d/yyyy. */
const iso = (text: string): string | undefined => {
  const [month, day, year] = text.split('/');
  return text === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};
const table = (name: string): Record<string, string>[] => {
  const text = readFileSync(join(data, 'maven_crm', name), 'utf8').replace(/^\uFEFF/, '');
  return initParser(inferSchema(text)).stringObjs(text);
};

it.skipIf(!there)(
  'credits the Maven deals to the owners’ managers as published, and refuses ramp for want of hire dates',
  async () => {
    const managerOf = new Map(table('sales_teams.csv').map((row) => [row.sales_agent, row.manager]));
    const context = contextOf({
      spells: [...managerOf].map(([employee, manager]) => ({ employee, manager })),
      recordsThrough: '2018-01-01',
      deals: table('sales_pipeline.csv').map((row) => ({
        id: row.opportunity_id,
        owner: row.sales_agent,
        manager: managerOf.get(row.sales_agent),
        stage: stages[row.deal_stage],
        value: row.close_value === '' ? undefined : Number(row.close_value),
        opened: iso(row.engage_date),
        closed: iso(row.close_date),
      })),
    });
    const { rows, total } = (await practice(context, { by: 'manager' })).value;
    const facts: { maven_crm: { by_manager: Record<string, Manager> } } = JSON.parse(
      readFileSync(join(data, 'facts.json'), 'utf8'),
    );
    const published = Object.entries(facts.maven_crm.by_manager);
    expect(rows).toHaveLength(published.length);
    for (const [name, manager] of published) {
      const row = rows.find((candidate) => candidate.manager?.id === name);
      expect(row).toMatchObject({
        sellers: manager.agents_with_deals,
        deals: manager.opportunities,
        won: manager.won,
        lost: manager.lost,
        wonValue: manager.won_value,
        ownSellingShare: 0,
      });
      expect(row?.winRate).toBeCloseTo(manager.win_rate_won_over_closed, 4);
    }
    expect(total).toMatchObject({ deals: 8800, won: 4238, wonValue: 10_005_534 });
    expect((await ramp(context, { by: 'manager' })).value.cannotBeGiven).toContain('no hire dates');
    process.stdout.write(`Maven deals: ${published.length} managers compared.\n`);
  },
);
