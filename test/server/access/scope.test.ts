import { describe, expect, it } from 'vitest';
import { type ReportingLine, reportingLines } from '#server/access/reportingLine.ts';
import { type Reader, scopeOf } from '#server/access/scope.ts';
import type { Role } from '#shared/contract/session.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { differences, SlowScope } from './slowScope.ts';

const INFINITE = Number.POSITIVE_INFINITY;
const ALL = { from: -INFINITE, to: INFINITE };
/**
 * Vera leads Mo throughout and Lee until day 100, when Lee goes to Otto. Mo leads Ann until day 50, then Lee does. Kim, under Mo since
 * day 30, leads Bo. Ole led Ann's sister Una until day 20 and left.
 */
const people = ['Vera', 'Otto', 'Mo', 'Lee', 'Ann', 'Kim', 'Bo', 'Ole', 'Una'];
const line = (person: string, manager: string, from = -INFINITE, to = INFINITE): ReportingLine => ({
  person: people.indexOf(person),
  manager: people.indexOf(manager),
  from,
  to,
});
const lines = reportingLines(people, [
  line('Mo', 'Vera', 0),
  line('Lee', 'Vera', 0, 100),
  line('Lee', 'Otto', 100),
  line('Ann', 'Mo', 0, 50),
  line('Ann', 'Lee', 50),
  line('Kim', 'Mo', 30),
  line('Bo', 'Kim'),
  line('Una', 'Ole', 0, 20),
]);
const reader = (roles: Role[], personExternalId: string | null): Reader => ({
  email: 'r@example.org',
  roles,
  personExternalId,
});
const scope = (roles: Role[], person: string | null) => scopeOf(reader(roles, person), lines);
const seen = (roles: Role[], person: string | null, days = ALL) =>
  people.filter((id) => scope(roles, person).sees(id, days));

describe('who sees whose team', () => {
  it('is everyone for the owner and HR', () => {
    for (const role of ['owner', 'hr'] as const) {
      expect(scope([role], null).everyone).toBe(true);
      expect(seen([role], null)).toEqual(people);
    }
  });

  it('is the own team for a manager, and the sub-tree of today too for an executive', () => {
    expect(seen(['manager'], 'Vera')).toEqual(['Vera']);
    expect(seen(['executive'], 'Vera')).toEqual(['Vera', 'Mo', 'Kim']);
    expect(seen(['executive'], 'Otto')).toEqual(['Otto', 'Lee']);
  });

  it('is a manager who reported to an executive earlier, for periods wholly in that time and no others', () => {
    expect(scope(['executive'], 'Vera').sees('Lee', { from: 0, to: 100 })).toBe(true);
    expect(scope(['executive'], 'Vera').sees('Lee', { from: 0, to: 101 })).toBe(false);
    expect(scope(['executive'], 'Vera').sees('Lee', { from: -1, to: 100 })).toBe(false);
    expect(scope(['executive'], 'Vera').sees('Lee', ALL)).toBe(false);
  });

  it('is the whole time of a manager who reports to an executive today, also before they did', () => {
    expect(scope(['executive'], 'Otto').sees('Lee', { from: 0, to: 50 })).toBe(true);
  });

  it('is a team and all below it as one for executives, and for a manager no area at all', () => {
    const areas = (role: Role) => people.filter((id) => scope([role], 'Vera').seesArea(id, ALL));
    expect([areas('manager'), areas('executive'), areas('hr')]).toEqual([[], ['Vera', 'Mo', 'Kim'], people]);
  });

  it('is nobody for an administrator, and all that any role gives for somebody with several', () => {
    expect(seen(['admin'], 'Vera')).toEqual([]);
    expect(scope(['admin'], 'Vera').blind).toBe('set-up only');
    expect(seen(['admin', 'manager'], 'Vera')).toEqual(['Vera']);
    expect(seen(['manager', 'executive'], 'Vera')).toEqual(['Vera', 'Mo', 'Kim']);
    expect(scope(['manager', 'hr'], 'Vera').everyone).toBe(true);
  });

  it('is nobody for somebody who is not linked, not in the records or never led, and says which', () => {
    expect([seen(['executive'], null), scope(['executive'], null).blind]).toEqual([[], 'not linked']);
    expect([seen(['manager'], 'Zoe'), scope(['manager'], 'Zoe').blind]).toEqual([[], 'not in the records']);
    expect([seen(['manager'], 'Ann'), scope(['manager'], 'Ann').blind]).toEqual([[], 'no team']);
  });

  it('shows a former manager their own time, and not what became of their people later', () => {
    expect(scope(['manager'], 'Ole').sees('Ole', ALL)).toBe(true);
    expect(scope(['manager'], 'Ole').seesToday('Ole')).toBe(false);
    expect(scope(['manager'], 'Mo').seesToday('Mo')).toBe(true);
    expect(scope(['executive'], 'Vera').seesToday('Lee')).toBe(false);
  });

  it('goes round a circle of managers once', () => {
    const circle = reportingLines(
      ['a', 'b', 'c'],
      [
        { person: 0, manager: 1, ...ALL },
        { person: 1, manager: 2, ...ALL },
        { person: 2, manager: 0, ...ALL },
      ],
    );
    const round = scopeOf(reader(['executive'], 'a'), circle);
    expect(['a', 'b', 'c'].filter((id) => round.sees(id, ALL))).toEqual(['a', 'b', 'c']);
  });

  it('is the same as the rule told day by day, in 5,000 seeded questions', () => {
    const told = differences(5_000, seededRandom(1), ({ people: ids, lines: list }, asks) =>
      scopeOf(asks, reportingLines(ids, list)),
    );
    expect(told.differing).toEqual([]);
    expect(told.yes).toBeGreaterThan(500);
  });

  it('would be seen to differ: a rule that forgets when a line ended is caught', () => {
    const forgetful = differences(2_000, seededRandom(1), ({ people: ids, lines: list }, asks) =>
      scopeOf(
        asks,
        reportingLines(
          ids,
          list.map((own) => ({ ...own, to: INFINITE })),
        ),
      ),
    );
    expect(forgetful.differing.length).toBeGreaterThan(10);
    expect(new SlowScope({ people: ['a', 'b'], lines: [] }, reader(['manager'], 'a')).sees('a', ALL)).toBe(false);
  });
});
