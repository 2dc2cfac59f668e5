import { describe, expect, it } from 'vitest';
import { type AskedOnce, auditTwoWaves } from '#server/privacy/audit/auditTwoWaves.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { chosen } from '../choice/chosen.ts';

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
const found = (before: AskedOnce, after: AskedOnce) => auditTwoWaves(before, after, seededRandom(1)).found;

/** The same rule on the deciding side: which of the later wave's teams may be shown beside the earlier wave's. */
function shownTeams(before: Record<string, string[]>, after: Record<string, string[]>): string[] {
  const everybody = [...new Set([...Object.values(before), ...Object.values(after)].flat())];
  const placed = (teams: Record<string, string[]>) =>
    Object.values(teams).map((names) => names.map((name) => everybody.indexOf(name)));
  const people = everybody.map(() => 1);
  const shown = chosen({ people, cells: placed(after), before: placed(before) });
  return Object.keys(after).filter((_, at) => shown.has(at));
}

describe('two waves of a survey', () => {
  const first = { A: of(0, 8), B: of(10, 18) };

  it('tell of nobody when the same people answered', () => {
    expect(found(wave(first), wave(first))).toEqual([]);
    expect(shownTeams(first, first)).toEqual(['A', 'B']);
  });

  it('tell the answer of the only one who came, or went: it is found, and not shown in the first place', () => {
    const came = { A: of(0, 9), B: of(10, 18) };
    expect(found(wave(first), wave(came))).toEqual([
      'person of 1: determined with another wave, if all others answered alike',
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
