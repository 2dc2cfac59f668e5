import { describe, expect, it } from 'vitest';
import { teamsScope } from '#server/access/scope.ts';
import { managerProfile, managers, overview } from '#server/scorecard/index.ts';
import { managerProfileResponse, managersResponse, overviewResponse } from '#shared/contract/managers.ts';
import { contextOf } from '#test/factories/contextOf.ts';
import { organisation } from '../burnout/organisation.ts';

const rows = organisation(
  { manager: 'Burning', exits: 20, exhaustion: 80, morale: 30 },
  { manager: 'Silent', answers: 4 },
);
const context = contextOf({
  ...rows,
  spells: [...rows.spells!, { employee: 'Burning', manager: 'Boss', from: '2023-01-01' }],
});

describe('the managers', () => {
  it('are one line each, in order of name, with what every room says', async () => {
    const { value } = await managers(context, {});
    expect(() => managersResponse.parse(value)).not.toThrow();
    expect(value.rows).toHaveLength(23);
    expect(value.rows.slice(0, 2).map((row) => row.manager.id)).toEqual(['Boss', 'Burning']);
    expect(value.rows[1]).toMatchObject({
      teamSize: 8,
      turnover: { exits: 20, verdict: 'worse', evidence: 'strong evidence' },
      morale: { dimension: 'morale', wave: '2025-04', respondents: 8 },
      findings: ['burn and churn'],
    });
  });

  it('who lead nobody any more say until when they did, as it was known at the end of the period', async () => {
    const spells = [...rows.spells!, { employee: 'Kim', manager: 'Gone', from: '2023-01-01', to: '2024-07-01' }];
    const after = contextOf({ ...rows, spells });
    const gone = async (asked: { to?: string }) =>
      (await managers(after, asked)).value.rows.find((row) => row.manager.id === 'Gone');
    expect(await gone({})).toMatchObject({ teamSize: 0, ledUntil: '2024-07-01' });
    expect(await gone({ to: '2024-03' })).toMatchObject({ teamSize: 1 });
    expect((await gone({ to: '2024-03' }))?.ledUntil).toBeUndefined();
    expect((await overview(after, {})).value.former).toEqual({ managers: 1, ledUntil: '2024-07-01' });
    expect((await managerProfile(after, { manager: 'Gone' })).value.ledUntil).toBe('2024-07-01');
  });

  it('show of a withheld team that it is withheld, and nothing else', async () => {
    const { value } = await managers(context, {});
    const silent = value.rows.find((row) => row.manager.id === 'Silent');
    expect(silent?.morale?.withheld).toBeDefined();
    expect(silent?.morale?.score).toBeUndefined();
  });
});

describe('a profile', () => {
  it('shows one team beside the company, its findings and to whom the manager reports', async () => {
    const { value } = await managerProfile(context, { manager: 'Burning' });
    expect(() => managerProfileResponse.parse(value)).not.toThrow();
    expect(value).toMatchObject({ manager: { id: 'Burning' }, teamSize: 8, reportsTo: { id: 'Boss' } });
    expect(value.findings.map((finding) => finding.pattern)).toEqual(['burn and churn']);
    expect(value.companyMorale.length).toBeGreaterThan(0);
  });

  it('says whether the reader may see whom the manager reports to', async () => {
    const spells = [...rows.spells!, { employee: 'Burning', manager: 'Boss', from: '2023-01-01' }];
    const above = async (seen: string[]) => {
      const reader = contextOf({ ...rows, spells }, teamsScope('reader', 'executive', new Set(seen)));
      return (await managerProfile(reader, { manager: 'Burning' })).value.reportsTo;
    };
    expect(await above(['Burning'])).toMatchObject({ id: 'Boss', isSeen: false });
    expect(await above(['Burning', 'Boss'])).toMatchObject({ id: 'Boss', isSeen: true });
  });

  it('says of burnout patterns whether one was found, none, too little is recorded, or nobody looked', async () => {
    const spells = [
      ...rows.spells!,
      { employee: 'Kim', manager: 'Gone', from: '2023-01-01', to: '2024-07-01' },
      { employee: 'New', manager: 'Fresh', from: '2025-05-01' },
    ];
    const of = async (manager: string) =>
      (await managerProfile(contextOf({ ...rows, spells }), { manager })).value.burnout;
    expect(await of('Burning')).toBe('found');
    expect(await of('M1')).toBe('not found');
    expect(await of('Fresh')).toBe('too few records');
    expect(await of('Gone')).toBeUndefined();
  });

  it('of nobody known is refused with what to do', async () => {
    await expect(managerProfile(context, { manager: 'nobody' })).rejects.toMatchObject({ status: 404 });
  });

  it('of a team outside the scope is refused in the words for somebody who does not exist', async () => {
    const reader = contextOf(rows, teamsScope('reader', 'manager', new Set(['M1'])));
    const refused = async (manager: string) => {
      const error = await managerProfile(reader, { manager }).catch((thrown: unknown) => thrown);
      return JSON.stringify({ error, message: String(error) }).replaceAll(manager, '…');
    };
    expect(await refused('Burning')).toBe(await refused('nobody'));
    expect(await refused('Burning')).toContain('404');
    expect((await managers(reader, {})).value.rows.map((row) => row.manager.id)).toEqual(['M1']);
  });
});

describe('the overview', () => {
  it('gives people, managers, turnover and its course by quarter, verdicts and findings', async () => {
    const { value } = await overview(context, {});
    expect(() => overviewResponse.parse(value)).not.toThrow();
    expect(value).toMatchObject({ empty: false, employees: 22 * 8 + 1, managers: 23 });
    expect(value.verdicts.worse).toBe(1);
    const quarters = '2023 Q1,2023 Q2,2023 Q3,2023 Q4,2024 Q1,2024 Q2,2024 Q3,2024 Q4,2025 Q1,2025 Q2';
    expect(value.quarters.map(({ quarter }) => quarter).join()).toBe(quarters);
    const exits = value.quarters.reduce((sum, quarter) => sum + quarter.exits, 0);
    const personYears = value.quarters.reduce((sum, quarter) => sum + quarter.personYears, 0);
    expect(exits).toBe(value.turnover?.exits);
    expect(personYears).toBeCloseTo(value.turnover!.personYears!, 6);
    expect(value.findings).toHaveLength(1);
  });

  it('of an empty database says that it is empty', async () => {
    const { value } = await overview(contextOf({}), {});
    expect(() => overviewResponse.parse(value)).not.toThrow();
    expect(value).toMatchObject({ empty: true, employees: 0, managers: 0, quarters: [], findings: [] });
  });
});
