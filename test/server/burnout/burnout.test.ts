import { describe, expect, it } from 'vitest';
import type { Scope } from '#server/access/scope.ts';
import { ownerScope, teamsScope } from '#server/access/scope.ts';
import { burnout } from '#server/burnout/index.ts';
import { burnoutResponse } from '#shared/contract/burnout.ts';
import { contextOf } from '#test/factories/contextOf.ts';
import type { SnapshotRows } from '#test/factories/snapshotRows.ts';
import { organisation } from './organisation.ts';

const burntOut = { manager: 'Burning', exits: 20, exhaustion: 80, morale: 30 };

const onlyOf = (id: string): Scope => teamsScope('reader', 'manager', new Set([id]));

async function watch(rows: SnapshotRows, scope: Scope = ownerScope('the owner')) {
  const { value } = await burnout(contextOf(rows, scope), {});
  expect(() => burnoutResponse.parse(value)).not.toThrow();
  return value;
}

describe('burn and churn', () => {
  it('is found at the one team that is worn out and leaves, with the evidence and where it comes from', async () => {
    const { findings, looked } = await watch(organisation(burntOut));
    expect(findings.map((finding) => [finding.pattern, finding.manager.id])).toEqual([['burn and churn', 'Burning']]);
    expect(findings[0].for.map((evidence) => [evidence.signal, evidence.source])).toEqual([
      ['excess voluntary exits', 'HR'],
      ['exhaustion', 'survey'],
      ['low morale', 'survey'],
      ['morale fall', 'survey'],
    ]);
    expect(findings[0].level).toBe('strong evidence');
    expect(findings[0].cannotTell.map((evidence) => evidence.signal)).toContain('after-hours share');
    expect(looked).toBe(21);
  });

  it('is not found on exits alone: the team is as well as others', async () => {
    const { findings } = await watch(organisation({ ...burntOut, exhaustion: 40, morale: 65 }));
    expect(findings).toEqual([]);
  });

  it('is not found on a survey alone, however bad', async () => {
    const { findings } = await watch(organisation({ ...burntOut, exits: 3 }));
    expect(findings).toEqual([]);
  });

  it('cannot be told where fewer than five answered', async () => {
    const { findings, cannotTell } = await watch(organisation({ ...burntOut, answers: 4 }));
    const shown = await watch(organisation(burntOut));
    expect(findings).toEqual([]);
    expect(cannotTell).toBeGreaterThanOrEqual(shown.cannotTell);
  });

  it('cannot be looked for without a survey, and says what to import', async () => {
    const { findings, patterns } = await watch({ ...organisation(burntOut), waves: [], items: [], respondents: [] });
    const pattern = patterns.find(({ id }) => id === 'burn and churn');
    expect(findings).toEqual([]);
    expect(pattern).toMatchObject({ canRun: false });
    expect(pattern?.why).toContain('a survey that asks about exhaustion');
  });

  it('is not held against a manager who took the team over less than 180 days before', async () => {
    const until = { day: '2025-02-01', manager: 'Predecessor' };
    const { findings, notes } = await watch(organisation({ ...burntOut, until }));
    expect(findings).toEqual([]);
    expect(notes.join(' ')).toContain('1 of 21 managers have had a team for less than 180 days');
  });

  it('is not found in a small team that was unlucky', async () => {
    const { findings } = await watch(
      organisation({ ...burntOut, seats: 5, answers: 5, exits: 3, exhaustion: 45, morale: 60 }),
    );
    expect(findings).toEqual([]);
  });

  it('is shown to readers who may see that team only', async () => {
    const seen = await watch(organisation(burntOut), onlyOf('M1'));
    expect(seen.findings).toEqual([]);
    expect(seen.looked).toBe(1);
  });

  it('is told to the manager of the team as to everybody, without what other teams answered', async () => {
    const [whole] = (await watch(organisation(burntOut))).findings;
    const own = await watch(organisation(burntOut), onlyOf('Burning'));
    expect(own).toMatchObject({ looked: 1, cannotTell: 0 });
    expect(own.findings.map(({ pattern, level }) => [pattern, level])).toEqual([[whole.pattern, whole.level]]);
    expect(own.findings[0].for.map(({ signal }) => signal)).toEqual(whole.for.map(({ signal }) => signal));
    const told = [...own.findings[0].for, ...own.findings[0].against, ...own.findings[0].cannotTell];
    for (const evidence of told.filter(({ source }) => source === 'survey')) {
      expect([evidence.compared, evidence.likely, evidence.interval]).toEqual([undefined, undefined, undefined]);
      expect(evidence.sentence).not.toMatch(/average/);
    }
  });

  it('says of a survey value which wave is compared and which waves the rule that it must last looked at', async () => {
    const of = async (scope?: ReturnType<typeof onlyOf>) =>
      (await watch(organisation(burntOut), scope)).findings[0].for.find(({ signal }) => signal === 'exhaustion')
        ?.sentence;
    const waves = 'how long it has lasted is read from 2024-04 to 2025-04.';
    expect(await of()).toContain(waves);
    expect(await of(onlyOf('Burning'))).toBe(
      `Exhaustion 78 of 100 in 2025-04, the latest wave (8 answers); compared with other teams that is more than chance explains; ${waves}`,
    );
  });

  it('gives no interval that leaves out the number it is of', async () => {
    const { findings } = await watch(organisation(burntOut));
    const intervals = findings.flatMap((one) => [...one.for, ...one.against]).filter(({ interval }) => interval);
    expect(intervals.length).toBeGreaterThan(2);
    for (const { value, likely, interval } of intervals) {
      expect(interval!.upper).toBeGreaterThan(interval!.lower);
      expect(likely ?? value).toBeGreaterThan(interval!.lower);
      expect(likely ?? value).toBeLessThan(interval!.upper);
      expect(likely).toBeDefined();
    }
  });
});

describe('the watch', () => {
  it('names nobody on less than two half-years of records', async () => {
    const { value } = await burnout(contextOf(organisation(burntOut)), { from: '2025-02', to: '2025-06' });
    expect(value.findings).toEqual([]);
    expect(value.notes.join(' ')).toContain('less than two half-years');
  });

  it('looks at nobody when there are no records', async () => {
    const answer = await watch({});
    expect(answer).toMatchObject({ looked: 0, findings: [], cannotTell: 0 });
    expect(answer.patterns.every(({ canRun }) => !canRun)).toBe(true);
  });
});
