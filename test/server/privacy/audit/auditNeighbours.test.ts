import { describe, expect, it } from 'vitest';
import { type AskedOnce, auditNeighbours } from '#server/privacy/audit/auditNeighbours.ts';
import { besideEarlier } from '#server/privacy/besideEarlier.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';

const cell = (by: 'company' | 'manager', id: string, respondents: number) => ({ by, id, respondents, sum: 50 });

/** A wave of teams, each of these people, in which every team and everybody's number are shown. */
function wave(teams: Record<string, string[]>): AskedOnce {
  const members = Object.entries(teams).flatMap(([team, names]) => names.map((name) => ({ team, name })));
  return {
    respondents: members.map(({ name }) => name),
    people: members.map(({ team }) => ({
      manager: [team],
      area: [],
      department: [],
      location: [],
      role: [],
      'tenure band': [],
      'department and location': [],
      'department and tenure band': [],
    })),
    cells: [
      cell('company', '', members.length),
      ...Object.entries(teams).map(([team, names]) => cell('manager', team, names.length)),
    ],
    minimum: 5,
  };
}
const of = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, at) => `p${from + at}`);
const found = (before: AskedOnce, after: AskedOnce) => auditNeighbours(before, after, seededRandom(1)).found;

/** The same rule on the deciding side: which of the later wave's teams may be shown beside the earlier wave's. */
function shownTeams(before: Record<string, string[]>, after: Record<string, string[]>): string[] {
  const numbers = new Map<string, number>();
  const numbered = (names: string[]) =>
    Int32Array.from(names, (name) => numbers.get(name) ?? (numbers.set(name, numbers.size), numbers.size - 1)).sort();
  const cells = new Map(Object.entries(before).map(([team, names]) => [team, numbered(names)]));
  const earlier = { cells, classes: [], minimum: 5, sameWave: false };
  const later = Object.entries(after);
  const chosen = besideEarlier(
    later.map(([, names]) => numbered(names)),
    earlier,
    5,
  );
  return later.filter((_, at) => chosen.has(at)).map(([team]) => team);
}

describe('two neighbouring waves', () => {
  const first = { A: of(0, 8), B: of(10, 18) };

  it('tell of nobody when the same people answered', () => {
    expect(found(wave(first), wave(first))).toEqual([]);
    expect(shownTeams(first, first)).toEqual(['A', 'B']);
  });

  it('tell the answer of the only one who came, or went: it is found, and not shown in the first place', () => {
    const came = { A: of(0, 9), B: of(10, 18) };
    expect(found(wave(first), wave(came))).toEqual([
      'person of 1: determined with the wave before, if all others answered alike',
    ]);
    expect(shownTeams(first, came)).toEqual(['B']);
    expect(found(wave(came), wave(first))).toHaveLength(1);
    expect(shownTeams(came, first)).toEqual(['B']);
  });

  it('tell the answer of somebody who moved to another team', () => {
    const moved = { A: of(0, 7), B: [...of(10, 18), 'p7'] };
    expect(found(wave(first), wave(moved))).toHaveLength(1);
    expect(shownTeams(first, moved)).toEqual([]);
  });

  it('tell the sum of four who came, and of five nothing of fewer', () => {
    expect(found(wave(first), wave({ ...first, A: of(0, 8).concat(of(30, 34)) }))).toHaveLength(1);
    expect(found(wave(first), wave({ ...first, A: of(0, 8).concat(of(30, 35)) }))).toEqual([]);
  });

  it('tell only the difference of two when one came for another: neither answer, which is shown', () => {
    const swapped = { A: of(1, 9), B: of(10, 18) };
    expect(found(wave(first), wave(swapped))).toEqual([]);
    expect(shownTeams(first, swapped)).toEqual(['A', 'B']);
  });

  it('tell the one who came through a department of two teams, of which the other was shown before', () => {
    const people = { whole: of(0, 16), A: of(0, 8) };
    const later = { whole: of(0, 16), B: [...of(8, 16), 'new'] };
    // whole − A of the first wave is B without the new one.
    expect(shownTeams(people, later)).toEqual(['whole']);
  });
});
