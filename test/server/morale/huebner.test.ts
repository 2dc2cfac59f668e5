import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inferSchema, initParser } from 'udsv';
import { expect, it } from 'vitest';
import { morale } from '#server/morale/index.ts';
import { contextOf } from '#test/factories/contextOf.ts';

const data = join(import.meta.dirname, '../../../../shared/data');
const there = existsSync(data);
if (!there) process.stdout.write('The Huebner roster is not here: 0 managers compared.\n');
interface Facts {
  huebner_v14: { by_ManagerName: Record<string, { rows: number; mean_EngagementSurvey: number }> };
}

it.skipIf(!there)(
  'gives each manager of the Huebner roster the published mean engagement, and withholds teams under five',
  async () => {
    const text = readFileSync(join(data, 'huebner/HRDataset_v14.csv'), 'utf8').replace(/^\uFEFF/, '');
    const rows: Record<string, string>[] = initParser(inferSchema(text)).stringObjs(text);
    const { value } = await morale(
      contextOf({
        waves: [{ name: 'roster', closedOn: '2019-02-28' }],
        items: [{ item: 'EngagementSurvey', dimension: 'engagement' }],
        respondents: rows.map((row) => ({
          wave: 'roster',
          manager: row.ManagerName.trim(),
          answers: { EngagementSurvey: Number(row.EngagementSurvey) },
        })),
      }),
      { by: 'manager' },
    );
    const facts: Facts = JSON.parse(readFileSync(join(data, 'facts.json'), 'utf8'));
    const published = Object.entries(facts.huebner_v14.by_ManagerName);
    const told = new Map(value.rows.map((row) => [row.manager?.id ?? '', row.measures[0]]));
    const shown = published.filter(([, manager]) => manager.rows >= 5);
    for (const [name, manager] of shown) {
      expect(told.get(name)?.respondents).toBe(manager.rows);
      expect(told.get(name)?.mean).toBeCloseTo(manager.mean_EngagementSurvey, 4);
    }
    const hidden = [...told].filter(([, measure]) => measure.withheld !== undefined).map(([name]) => name);
    expect(hidden.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'Board of Directors',
      'Debra Houlihan',
      'Eric Dougall',
    ]);
    expect(value.company[0].respondents).toBe(311);
    process.stdout.write(`Huebner roster: ${shown.length} managers compared, ${hidden.length} withheld.\n`);
  },
);
