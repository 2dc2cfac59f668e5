import { beforeAll, describe, expect, it } from 'vitest';
import type { SampleSize, Truth } from '#drizzle/sample/sampleOrganisation.ts';
import {
  assignmentFinder,
  dayOf,
  END,
  exitsOf,
  median,
  type RawRecords,
  rawRecords,
  type Row,
  rowsBy,
  scoreOf,
} from './rawRecords.ts';

const START = '2023-01-01';
const early = (days: number[]): number => days.filter((day) => day <= 180).length / days.length;
const add = (sums: Map<string, number>, id: string, value: string): unknown =>
  sums.set(id, (sums.get(id) ?? 0) + Number(value));
const under = (id: string) => (row: Row) => row.manager_id === id;

/** Every truth of each kind is counted in the files themselves, by plain reading. */
describe.each([
  ['small', 1],
  ['small', 7],
  ['1k', 1],
] as [SampleSize, number][])('in the %s organisation of seed %i', (size, seed) => {
  let records: RawRecords;
  let find: ReturnType<typeof assignmentFinder>;
  let ordinary: (row: Row) => boolean;
  let waves: string[];
  /** Value won by people while they lead a team, and by the owner's manager at the close. */
  const wonByOwner = new Map<string, number>();
  const wonByTeam = new Map<string, number>();

  beforeAll(() => {
    records = rawRecords({ size, seed });
    find = assignmentFinder(records);
    const planted = new Set(records.truths.flatMap((truth) => [truth.manager?.id, truth.predecessor?.id]));
    const burning = new Set(truthsOf('burn-by-design region').map((truth) => truth.location));
    ordinary = (row) => row.department === 'Sales' && !planted.has(row.manager_id) && !burning.has(row.location);
    waves = [...new Set(records.tables.survey_answers.map((row) => row.wave))];
    for (const { stage, owner_id, closed_on, value } of records.tables.deals) {
      if (stage !== 'Won') continue;
      const owner = find(owner_id, dayOf(closed_on))!;
      if (owner.level.startsWith('M')) add(wonByOwner, owner_id, value);
      add(wonByTeam, owner.manager_id, value);
    }
  });

  const truthsOf = (kind: Truth['kind']): Truth[] => records.truths.filter((truth) => truth.kind === kind);
  const managersOf = (kind: Truth['kind']): string[] => truthsOf(kind).map((truth) => truth.manager!.id);
  const score = (wave: string, dimension: string, holds: (row: Row) => boolean): number =>
    scoreOf(records, wave, dimension, holds).score;
  const last = (): string => waves.at(-1)!;

  /** Of the answers' or events' rows, those of people under a manager when it happened. */
  const eventsUnder = (table: string, column: string, holds: (row: Row) => boolean, from = START): Row[] =>
    records.tables[table].filter((row) => {
      if (dayOf(row[column]) < dayOf(from)) return false;
      const assignment = find(row.employee_id, dayOf(row[column]));
      return assignment !== undefined && holds(assignment);
    });
  const perYear = (table: string, column: string, holds: (row: Row) => boolean, from = START): number =>
    eventsUnder(table, column, holds, from).length / exitsOf(records, from, holds).years;
  const jointShare = (manager: string): number => {
    const attended = new Set(
      records.tables.meetings.filter((row) => row.employee_id === manager).map((row) => row.activity_id),
    );
    const team = eventsUnder('meetings', 'held_on', under(manager));
    return team.filter((row) => attended.has(row.activity_id)).length / team.length;
  };
  const ownShare = (manager: string): number => {
    const own = wonByOwner.get(manager) ?? 0;
    return own / (own + (wonByTeam.get(manager) ?? 0));
  };
  /** Days from hire to the first won deal for people hired under a manager; Infinity when none came. */
  const daysToFirstWin = (holds: (row: Row) => boolean): number[] => {
    const deals = rowsBy(records.tables.deals, 'owner_id');
    return records.tables.roster
      .filter((person) => dayOf(person.hire_date) >= dayOf(START) && dayOf(person.hire_date) < END - 365)
      .filter((person) => {
        const first = find(person.employee_id, dayOf(person.hire_date));
        return first !== undefined && first.level.startsWith('L') && holds(first);
      })
      .map((person) => {
        const won = (deals.get(person.employee_id) ?? []).filter((deal) => deal.stage === 'Won');
        return Math.min(Infinity, ...won.map((deal) => dayOf(deal.closed_on) - dayOf(person.hire_date)));
      });
  };

  it('every kind is planted, and every truth says what the product should say', () => {
    const kinds = new Set(records.truths.map((truth) => truth.kind));
    expect(kinds.size).toBe(8);
    expect(records.truths.filter((truth) => truth.productShouldSay.length < 40)).toEqual([]);
  });

  it('a burnt-out team loses three times as many people as others, and its survey and hours show it', () => {
    for (const id of managersOf('burnt-out team')) {
      const company = exitsOf(records, '2024-07-01', ordinary);
      const team = exitsOf(records, '2024-07-01', under(id));
      expect(team.voluntary).toBeGreaterThanOrEqual(14);
      expect(team.voluntaryRate / company.voluntaryRate).toBeGreaterThan(3);
      const [before, now] = [
        scoreOf(records, '2024-02', 'morale', under(id)),
        scoreOf(records, last(), 'morale', under(id)),
      ];
      expect(before.score - now.score).toBeGreaterThan(15);
      expect(now.people).toBeGreaterThanOrEqual(5);
      expect(now.people).toBeLessThan(before.people);
      for (const wave of waves.slice(-2)) {
        expect(score(wave, 'exhaustion', under(id))).toBeGreaterThan(70);
        expect(score(wave, 'exhaustion', ordinary)).toBeLessThan(45);
      }
      const late = (holds: (row: Row) => boolean): number => {
        const held = eventsUnder('meetings', 'held_on', holds, '2025-07-01');
        return held.filter((row) => row.after_hours === 'yes').length / held.length;
      };
      expect(late(under(id)) / late(ordinary)).toBeGreaterThan(3);
      const absent = (holds: (row: Row) => boolean): number => perYear('absences', 'starts_on', holds, '2025-01-01');
      expect(absent(under(id)) / absent(ordinary)).toBeGreaterThan(1.8);
    }
  });

  it('a player sells, takes deals over days before the close, joins few calls and coaches little', () => {
    for (const id of managersOf('player, not coach')) {
      expect(ownShare(id)).toBeGreaterThan(0.3);
      const closes = new Map(records.tables.deals.map((deal) => [deal.deal_id, deal.closed_on]));
      const taken = records.tables.owner_changes.filter(
        (row) => row.to_id === id && find(row.from_id, dayOf(row.changed_on))?.manager_id === id,
      );
      expect(taken.length).toBeGreaterThan(100);
      const ahead = taken.flatMap((row) => {
        const closed = closes.get(row.deal_id)!;
        return closed === '' ? [] : [dayOf(closed) - dayOf(row.changed_on)];
      });
      expect(median(ahead)).toBeLessThanOrEqual(12);
      expect(jointShare(id)).toBeLessThan(0.06);
      expect(perYear('coaching', 'held_on', under(id)) / perYear('coaching', 'held_on', ordinary)).toBeLessThan(0.25);
      expect(score(last(), 'coaching', under(id))).toBeLessThan(48);
    }
    const sellers = records.tables.assignments.filter((row) => ordinary(row) && row.level.startsWith('L'));
    const others = new Set(sellers.map((row) => row.manager_id));
    const known = [...others].filter((id) => (wonByTeam.get(id) ?? 0) > 500_000);
    expect(known.length).toBeGreaterThan(10);
    expect(Math.max(...known.map(ownShare))).toBeLessThan(0.25);
  });

  it('an unlucky team is small, lost three people within a year, and is well led by every other sign', () => {
    for (const id of managersOf('unlucky small team')) {
      const team = exitsOf(records, START, under(id));
      expect(team.exits).toBe(3);
      expect(team.years / 2).toBeLessThan(6.01);
      const wave = waves.at(-1)!;
      expect(score(wave, 'morale', under(id))).toBeGreaterThan(score(wave, 'morale', ordinary));
      expect(perYear('coaching', 'held_on', under(id))).toBeGreaterThan(perYear('coaching', 'held_on', ordinary));
    }
  });

  it('a lucky team lost nobody in two years while fewer than three exits were to be expected', () => {
    for (const id of managersOf('lucky small team')) {
      const team = exitsOf(records, START, under(id));
      expect(team.exits).toBe(0);
      expect(team.years * exitsOf(records, '2024-07-01', ordinary).rate).toBeLessThan(3);
    }
  });

  it('a great coach keeps people, joins half of the calls, coaches, and new hires win early', () => {
    const company = daysToFirstWin(ordinary);
    for (const id of managersOf('great coach')) {
      expect(exitsOf(records, START, under(id)).rate / exitsOf(records, START, ordinary).rate).toBeLessThan(0.65);
      expect(jointShare(id)).toBeGreaterThan(0.42);
      expect(perYear('coaching', 'held_on', under(id)) / perYear('coaching', 'held_on', ordinary)).toBeGreaterThan(2);
      expect(score(last(), 'coaching', under(id))).toBeGreaterThan(75);
      const team = daysToFirstWin(under(id));
      expect(team.length).toBeGreaterThanOrEqual(5);
      expect(median(team) / median(company)).toBeLessThan(0.85);
    }
  });

  it('an inherited team lost its people under the predecessor, and nobody later than 60 days after the handover', () => {
    for (const { manager, predecessor, from } of truthsOf('inherited bad team')) {
      const before = exitsOf(records, '2023-07-01', under(predecessor!.id));
      expect(before.voluntaryRate / exitsOf(records, '2023-07-01', ordinary).voluntaryRate).toBeGreaterThan(2.5);
      const left = records.tables.roster.filter((row) => row.manager_id === manager!.id && row.exit_date !== '');
      expect(left.map((row) => dayOf(row.exit_date) - dayOf(from) <= 60)).toEqual([true]);
      expect(records.tables.roster.find((row) => row.employee_id === predecessor!.id)?.exit_date).toBe(from);
      expect(
        score(last(), 'morale', under(manager!.id)) - score(waves.at(-2)!, 'morale', under(manager!.id)),
      ).toBeGreaterThan(5);
    }
  });

  it('in a burn-by-design region exits are twice as many and morale is lower in the teams of the place as a whole', () => {
    for (const { location, managers } of truthsOf('burn-by-design region')) {
      const there = (row: Row): boolean => row.location === location && row.level.startsWith('L');
      const elsewhere = (row: Row): boolean => ordinary(row) && row.level.startsWith('L');
      const ratio = exitsOf(records, START, there).rate / exitsOf(records, START, elsewhere).rate;
      expect(ratio).toBeGreaterThan(1.6);
      expect(ratio).toBeLessThan(2.8);
      expect(score(last(), 'morale', elsewhere) - score(last(), 'morale', there)).toBeGreaterThan(8);
      const rates = managers!
        .map(({ id }) => exitsOf(records, START, under(id)))
        .filter((team) => team.years > 8)
        .map((team) => team.rate);
      expect(Math.max(...rates) / exitsOf(records, START, there).rate).toBeLessThan(2);
    }
  });

  it('under sink or swim new hires leave within the year, win late or never, and get little training or coaching', () => {
    for (const id of managersOf('sink or swim')) {
      const team = exitsOf(records, START, under(id));
      expect(team.firstYear).toBeGreaterThanOrEqual(12);
      expect(team.voluntaryRate / exitsOf(records, START, ordinary).voluntaryRate).toBeGreaterThan(3);
      expect(early(daysToFirstWin(under(id)))).toBeLessThan(early(daysToFirstWin(ordinary)) / 2);
      expect(
        perYear('training', 'completed_on', under(id)) / perYear('training', 'completed_on', ordinary),
      ).toBeLessThan(0.3);
      expect(score(last(), 'training', under(id))).toBeLessThan(45);
      expect(score(last(), 'support', under(id))).toBeLessThan(45);
    }
  });
});
