import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { possibleWriters } from '#server/privacy/audit/commentWriters.ts';
import { commentGroups, fewestForComments, type WriterPlace } from '#server/privacy/commentGroups.ts';

const led = (manager: string, people: number): WriterPlace[] =>
  Array.from({ length: people }, () => ({ manager, department: 'Sales' }));
const said = (people: readonly WriterPlace[], bosses: Record<string, string>, fewest = 10): string[] => {
  const groups = commentGroups(people, new Map(Object.entries(bosses)), fewest);
  return [...new Set(groups.map((group) => (group ? `${group.grouping} ${group.key}: ${group.people}` : 'nowhere')))];
};

describe('where comments are shown', () => {
  it('a team of ten who answered has its own, one of nine has not', () => {
    expect(said([...led('A', 10), ...led('B', 9)], {})).toEqual(['manager A: 10', 'nowhere']);
  });

  it('small teams are put together with the nearest manager above who has ten of them, without the large teams', () => {
    const people = [...led('A', 6), ...led('B', 4), ...led('C', 12)];
    expect(said(people, { A: 'X', B: 'X', C: 'X', X: 'Y' })).toEqual(['area X: 10', 'manager C: 12']);
  });

  it('what is not enough goes on to the manager above, with that manager’s own small team', () => {
    const people = [...led('A', 4), ...led('X', 3), ...led('D', 5)];
    expect(said(people, { A: 'X', X: 'Y', D: 'Y' })).toEqual(['area Y: 12']);
  });

  it('what is left at the top is the company’s when it is ten, with people who have no manager', () => {
    expect(said([...led('A', 6), ...led('B', 3), ...led('', 1)], {})).toEqual(['company : 10']);
  });

  it('where nobody has a manager, departments take the place of teams', () => {
    const people = [
      ...Array.from({ length: 11 }, () => ({ manager: '', department: 'Care' })),
      ...Array.from({ length: 9 }, () => ({ manager: '', department: 'Sales' })),
    ];
    expect(said(people, {})).toEqual(['department Care: 11', 'nowhere']);
  });

  it('people who report to each other in a circle are put together once', () => {
    const people = [...led('A', 5), ...led('B', 5)];
    const groups = said(people, { A: 'B', B: 'A' });
    expect(groups).toHaveLength(1);
  });

  it('a higher minimum than ten holds for comments too, a lower one does not', () => {
    expect([3, 5, 12].map(fewestForComments)).toEqual([10, 10, 12]);
  });

  it('in any organisation every group has enough people, and fewer than that are shown nowhere', () => {
    const organisation = fc.record({
      sizes: fc.array(fc.nat(14), { minLength: 1, maxLength: 12 }),
      bosses: fc.array(fc.nat(11), { minLength: 12, maxLength: 12 }),
    });
    fc.assert(
      fc.property(organisation, fc.integer({ min: 3, max: 12 }), ({ sizes, bosses }, fewest) => {
        const people = sizes.flatMap((size, team) => led(`M${team}`, size));
        const lines = sizes.flatMap((_, team): [string, string][] =>
          team === 0 ? [] : [[`M${team}`, `M${bosses[team] % team}`]],
        );
        const members = new Map<string, number[]>();
        for (const group of commentGroups(people, new Map(lines), fewest)) {
          const key = group === undefined ? 'nowhere' : `${group.grouping} ${group.key}`;
          members.set(key, [...(members.get(key) ?? []), group?.people ?? 0]);
        }
        const nowhere = members.get('nowhere') ?? [];
        members.delete('nowhere');
        const wrong = [...members.values()].filter(
          (told) => told.length < fewest || told.some((size) => size !== told.length),
        );
        expect([wrong, nowhere.length < fewest]).toEqual([[], true]);
      }),
      { numRuns: 1000 },
    );
  });

  it('the audit, which reckons it another way, finds the same groups and people', () => {
    const organisation = fc.record({
      sizes: fc.array(fc.nat(14), { minLength: 1, maxLength: 14 }),
      bosses: fc.array(fc.nat(13), { minLength: 14, maxLength: 14 }),
    });
    fc.assert(
      fc.property(organisation, fc.integer({ min: 3, max: 14 }), ({ sizes, bosses }, minimum) => {
        const bossOf = (team: number): number | undefined => (team === 0 ? undefined : bosses[team] % team);
        const lineOf = (team: number | undefined): string[] =>
          team === undefined ? [] : [`M${team}`, ...lineOf(bossOf(team))];
        const lines = sizes.flatMap((_, team): [string, string][] =>
          team === 0 ? [] : [[`M${team}`, `M${bossOf(team)}`]],
        );
        const decided = commentGroups(
          sizes.flatMap((size, team) => led(`M${team}`, size)),
          new Map(lines),
          fewestForComments(minimum),
        );
        const nowhere = { location: [], role: [], 'tenure band': [], 'department and location': [] };
        const belongings = sizes.flatMap((size, team) =>
          Array.from({ length: size }, () => ({
            ...nowhere,
            'department and tenure band': [],
            department: ['Sales'],
            manager: [`M${team}`],
            area: lineOf(team),
          })),
        );
        const groups = decided.flatMap((group): [string, number][] =>
          group === undefined ? [] : [[`${group.grouping} ${group.key}`, group.people]],
        );
        expect(new Map(possibleWriters(belongings, minimum))).toEqual(new Map(groups));
      }),
      { numRuns: 1000 },
    );
  });
});
