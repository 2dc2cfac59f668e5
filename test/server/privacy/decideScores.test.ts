import { describe, expect, it } from 'vitest';
import { decideScores } from '#server/privacy/decideScores.ts';
import type { ScoredGroup, ScoredGrouping } from '#server/privacy/scoredGroups.ts';
import { AT_LEAST_95, AT_MOST_5, SHOWN, TOO_FEW, WOULD_REVEAL } from '#server/privacy/survey.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';

interface Told {
  score?: number;
  favourable?: number;
  deviation?: number;
  department?: string;
}

const group = (grouping: ScoredGrouping, key: string, respondents: number, told: Told = {}): ScoredGroup => ({
  grouping,
  key,
  department: told.department ?? '',
  items: [
    {
      item: 'support',
      respondents,
      score: told.score ?? 60,
      favourable: told.favourable,
      deviation: told.deviation,
    },
  ],
});
const company = (respondents: number, told?: Told): ScoredGroup => group('company', '', respondents, told);
const team = (key: string, respondents: number, told?: Told): ScoredGroup => group('manager', key, respondents, told);
const department = (key: string, respondents: number, told?: Told): ScoredGroup =>
  group('department', key, respondents, told);

const twoItems = (n: number, m: number) => [
  { item: 'x', respondents: n, score: 40, favourable: undefined, deviation: 10 },
  { item: 'y', respondents: m, score: 60, favourable: undefined, deviation: 10 },
];

const onTwo = (grouping: ScoredGrouping, key: string, n: number, m: number): ScoredGroup => ({
  grouping,
  key,
  department: '',
  items: twoItems(n, m),
});

interface Around {
  bosses?: [string, string][];
  minimum?: number;
  shownBefore?: string[];
}
const decide = (groups: ScoredGroup[], { bosses = [], minimum = 5, shownBefore = [] }: Around = {}) =>
  decideScores({
    dimension: 'support',
    groups,
    bosses: new Map(bosses),
    minimum,
    shownBefore: new Set(shownBefore),
  });
const decisions = (groups: ScoredGroup[], around?: Around): Record<string, number> =>
  Object.fromEntries(decide(groups, around).map(({ grouping, key, decision }) => [key || grouping, decision]));

describe('scores of groups', () => {
  it('of fewer people than the minimum are withheld with their number', () => {
    const cells = decide([team('a', 4), team('b', 5)]);
    expect(cells.map(({ decision }) => decision)).toEqual([TOO_FEW, SHOWN]);
    expect(cells[0]).toMatchObject({ respondents: undefined, sum: undefined, favourable: undefined });
    expect(cells[1]).toMatchObject({ respondents: 5, answers: 5, sum: 300 });
  });

  it('withhold the smallest team where the company without the teams would be fewer than the minimum', () => {
    // 30 − 12 − 9 − 6 = 3 people in no team; without the team of 6 the rest is 9.
    const groups = [company(30), team('a', 12), team('b', 9), team('c', 6)];
    expect(decisions(groups)).toEqual({ company: SHOWN, a: SHOWN, b: SHOWN, c: WOULD_REVEAL });
    // 27 − 27 = 0: nobody is left over.
    const all = [company(27), team('a', 12), team('b', 9), team('c', 6)];
    expect(decisions(all)).toEqual({ company: SHOWN, a: SHOWN, b: SHOWN, c: SHOWN });
  });

  it('withhold a second team where a hidden one could be worked out', () => {
    // 24 − 12 − 9 = 3, the team of 3 itself.
    expect(decisions([company(24), team('a', 12), team('b', 9), team('c', 3)])).toEqual({
      company: SHOWN,
      a: SHOWN,
      b: WOULD_REVEAL,
      c: TOO_FEW,
    });
  });

  it('give departments beside teams only where the file puts each team in one', () => {
    const inSales = { department: 'Sales' };
    const groups = [company(60), department('Sales', 30), team('a', 12, inSales), team('b', 9, inSales)];
    expect(decisions(groups)).toEqual({ company: SHOWN, Sales: SHOWN, a: SHOWN, b: SHOWN });
    // 23 − 12 − 9 = 2 people of Sales in no team.
    const small = [company(60), department('Sales', 23), team('a', 12, inSales), team('b', 9, inSales)];
    expect(decisions(small)).toEqual({ company: SHOWN, Sales: SHOWN, a: SHOWN, b: WOULD_REVEAL });
    const unknown = [company(60), department('Sales', 30), team('a', 12, inSales), team('b', 9)];
    expect(decisions(unknown)).toEqual({ company: SHOWN, Sales: WOULD_REVEAL, a: SHOWN, b: SHOWN });
  });

  it('give of departments, locations and roles one partition, for how these overlap nobody knows', () => {
    const groups = [company(60), department('Sales', 30), group('location', 'Oslo', 28), group('role', 'Rep', 26)];
    expect(decisions(groups)).toEqual({ company: SHOWN, Sales: SHOWN, Oslo: WOULD_REVEAL, Rep: WOULD_REVEAL });
    expect(decisions([company(60), group('location', 'Oslo', 28)])).toEqual({ company: SHOWN, Oslo: SHOWN });
  });

  it('take a manager’s score for the team’s and for the whole area’s, and leave no small rest either way', () => {
    // If a leads b and the 15 are a's whole area, 15 − 12 = 3 are a's own team.
    const around: Around = { bosses: [['b', 'a']] };
    expect(decisions([team('a', 15), team('b', 12)], around)).toEqual({ a: SHOWN, b: WOULD_REVEAL });
    expect(decisions([team('a', 17), team('b', 12)], around)).toEqual({ a: SHOWN, b: SHOWN });
    // a's area without b's and c's: 30 − 20 − 8 = 2, though c is below b.
    const deep: Around = {
      bosses: [
        ['b', 'a'],
        ['c', 'b'],
      ],
    };
    expect(decisions([team('a', 30), team('b', 20), team('c', 8)], deep)).toEqual({
      a: SHOWN,
      b: SHOWN,
      c: WOULD_REVEAL,
    });
  });

  it('withhold a company’s that has fewer people than its groups: what it holds nobody knows', () => {
    expect(decisions([company(20), team('a', 12), team('b', 9)])).toEqual({
      company: WOULD_REVEAL,
      a: SHOWN,
      b: SHOWN,
    });
  });

  it('keep what was shown before, and withhold another group in its place', () => {
    const groups = [company(30), team('a', 12), team('b', 9), team('c', 6)];
    expect(decisions(groups, { shownBefore: ['manager\nc', 'company\n'] })).toEqual({
      company: SHOWN,
      a: SHOWN,
      b: WOULD_REVEAL,
      c: SHOWN,
    });
  });

  it('bound what tells each one’s answer: a mean at an end of the scale, a share of all or none', () => {
    const cells = decide([
      team('high', 6, { score: 100 }),
      team('low', 6, { score: 0, favourable: 0 }),
      team('alike', 6, { score: 50, deviation: 0 }),
      team('mostly', 20, { score: 80, favourable: 0.96 }),
    ]);
    expect(cells.map(({ sum, favourable, bound, unanimous }) => [sum, favourable, bound, unanimous])).toEqual([
      [undefined, undefined, AT_LEAST_95, true],
      [undefined, undefined, AT_MOST_5, true],
      [undefined, undefined, 0, true],
      [1600, undefined, AT_LEAST_95, true],
    ]);
  });

  it('leave a mean out where with it the mean of a unanimous team could be worked out', () => {
    // 18 people in three teams: company 18 × 70 = 1260, b 6 × 60 = 360, c 6 × 50 = 300 leave a's 600 = 6 × 100.
    const cells = decide([
      company(18, { score: 70 }),
      team('a', 6, { score: 100 }),
      team('b', 6, { score: 60 }),
      team('c', 6, { score: 50 }),
    ]);
    expect(cells.map(({ key, sum }) => [key, sum])).toEqual([
      ['', 1260],
      ['a', undefined],
      ['b', undefined],
      ['c', 300],
    ]);
    expect(cells.map(({ partly }) => partly)).toEqual([false, false, true, false]);
  });

  it('use the item fewest answered: its rest counts too', () => {
    // On x nobody is left over (20 − 12 − 8), on y 3 are (20 − 11 − 6).
    const cells = decide([onTwo('company', '', 20, 20), onTwo('manager', 'a', 12, 11), onTwo('manager', 'b', 8, 6)]);
    expect(cells.map(({ decision, respondents, sum }) => [decision, respondents, sum])).toEqual([
      [SHOWN, 20, 1000],
      [SHOWN, 11, 550],
      [WOULD_REVEAL, undefined, undefined],
    ]);
  });
});

const departmentOf = (at: number): string => `d${at % 2}`;

/** People of a random organisation: each in a team of a department, under managers of managers, some in none. */
function organisation(random: () => number): {
  groups: ScoredGroup[];
  bosses: [string, string][];
  sets: Map<string, Set<number>>;
} {
  const teams = 3 + Math.floor(random() * 8);
  const asAreas = random() < 0.5;
  const isWithin = random() < 0.5;
  const bosses = Array.from({ length: teams - 1 }, (_, at): [string, string] => [
    `t${at + 1}`,
    `t${Math.floor(random() * (at + 1))}`,
  ]).filter(([low, high]) => !isWithin || departmentOf(Number(low.slice(1))) === departmentOf(Number(high.slice(1))));
  const sets = new Map<string, Set<number>>([['company', new Set()]]);
  let person = 0;
  for (let at = 0; at < teams; at++) {
    sets.set(`t${at}`, new Set());
    for (let each = Math.floor(random() * 12); each > 0; each--) sets.get(`t${at}`)!.add(person++);
  }
  const own = new Map([...sets].map(([key, set]) => [key, [...set]]));
  if (asAreas)
    for (const [low] of bosses)
      for (let at: string | undefined = low; at !== undefined; at = bosses.find(([key]) => key === at)?.[1])
        for (const who of own.get(low)!) sets.get(at)!.add(who);
  for (const name of random() < 0.6 ? ['d0', 'd1'] : []) {
    const inside = [...own].filter(([key]) => departmentOf(Number(key.slice(1))) === name).flatMap(([, who]) => who);
    sets.set(name, new Set(inside));
    for (let each = Math.floor(random() * 7); each > 0; each--) sets.get(name)!.add(person++);
  }
  for (let each = Math.floor(random() * 7); each > 0; each--) sets.get('company')!.add(person++);
  for (let who = 0; who < person; who++) sets.get('company')!.add(who);
  const groups = [...sets].flatMap(([key, { size }]): ScoredGroup[] => {
    if (size === 0) return [];
    if (key.startsWith('d')) return [department(key, size)];
    return [key === 'company' ? company(size) : team(key, size, { department: departmentOf(Number(key.slice(1))) })];
  });
  return { groups, bosses, sets };
}

it('a rest of one to four people is never to be had, in 2,000 seeded organisations of teams or whole areas', () => {
  const random = seededRandom(11);
  let [rests, shownCells, besideTeams] = [0, 0, 0];
  for (let round = 0; round < 2_000; round++) {
    const { groups, bosses, sets } = organisation(random);
    const shown = decide(groups, { bosses })
      .filter(({ decision }) => decision === SHOWN)
      .map(({ key, grouping }) => {
        if (grouping === 'department') besideTeams += 1;
        return sets.get(key || 'company')!;
      });
    shownCells += shown.length;
    // Of nested or separate groups, whatever adding and subtracting gives is made of what each leaves of the next wider one.
    for (const wide of shown) {
      const inside = shown.filter(
        (set) => set !== wide && set.size < wide.size && [...set].every((who) => wide.has(who)),
      );
      const rest = [...wide].filter((who) => !inside.some((set) => set.has(who)));
      expect(rest.length === 0 || rest.length >= 5).toBe(true);
      rests += 1;
    }
  }
  process.stdout.write(`${shownCells} cells shown, ${besideTeams} of departments, ${rests} rests looked at\n`);
  expect(besideTeams).toBeGreaterThan(200);
  expect(shownCells).toBeGreaterThan(2_000);
});
