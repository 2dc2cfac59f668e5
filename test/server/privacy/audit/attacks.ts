import type { Highs } from 'highs';
import { reconstructions } from '#server/privacy/audit/reconstructions.ts';
import { squeezed } from '#server/privacy/audit/squeezed.ts';
import { tellingCells } from '#server/privacy/audit/tellingCells.ts';
import { twoWaves } from '#server/privacy/audit/twoWaves.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { chosen as chosenOf } from '../choice/chosen.ts';
import { groupsOf } from './candidates.ts';
import { published } from './published.ts';
import { type Answered, randomOrganisation } from './randomOrganisation.ts';

/** What became of attacks on a number of invented organisations. */
export interface Tally {
  organisations: number;
  candidates: number;
  shown: number;
  tried: number;
  found: number;
  seeds: number[];
}

const SIZE = { from: 20, to: 120 };

/** Adding and subtracting: how many people, small groups and hidden cells come out of the chosen cells? */
export function exactAttacks(seed: number, organisations: number): Tally {
  return tallied(seed, organisations, (own) => {
    const release = published(groupsOf(randomOrganisation(own, SIZE)));
    const { found, tried, complete } = reconstructions(release, 5, seededRandom(own));
    return { release, tried, found: found.length + (complete ? 0 : 1) };
  });
}

/** Bounds by linear programming, of every hidden cell and every small class: how many are a point of 100 wide or less? */
export function boundAttacks(highs: Highs, seed: number, organisations: number): Tally & { withheld: number } {
  let withheld = 0;
  const tally = tallied(seed, organisations, (own) => {
    const people = randomOrganisation(own, SIZE);
    const release = published(groupsOf(people));
    const told = { ...release, sums: release.shown.map((cell) => sumOf(cell, people)), scale: { low: 0, high: 100 } };
    const telling = tellingCells(highs, told, 5, 1);
    const exact = (at: number): boolean => !telling.has(at);
    const attacked = {
      people: release.people,
      shown: release.shown.filter((_, at) => exact(at)),
      hidden: [...release.hidden, ...release.shown.filter((_, at) => !exact(at))],
      sums: told.sums.filter((_, at) => exact(at)),
      scale: told.scale,
    };
    withheld += telling.size;
    const { found, tried } = squeezed(highs, attacked, 5, { width: 1, together: false });
    return { release, tried, found: found.length };
  });
  return { ...tally, withheld };
}

function sumOf(cell: readonly number[], people: readonly Answered[]) {
  const sum = cell.reduce((total, at) => total + 25 * (people[at].answer - 1), 0);
  return { least: sum, most: sum };
}

function tallied(
  seed: number,
  organisations: number,
  attack: (seed: number) => { release: { candidates: number; shown: unknown[] }; tried: number; found: number },
): Tally {
  const tally: Tally = { organisations, candidates: 0, shown: 0, tried: 0, found: 0, seeds: [] };
  for (let own = seed; own < seed + organisations; own++) {
    const { release, tried, found } = attack(own);
    tally.candidates += release.candidates;
    tally.shown += release.shown.length - 1;
    tally.tried += tried;
    tally.found += found;
    if (found > 0) tally.seeds.push(own);
  }
  return tally;
}

/** What somebody who answered in one wave and not in the other, or moved, is attacked by. */
export interface LeaverTally {
  attacks: number;
  /** Worked out when each wave is decided by itself. */
  byThemselves: number;
  /** Worked out when the later wave was decided with the earlier one in view. */
  found: number;
  candidates: number;
  shown: number;
}

const waveOf = (people: readonly Answered[], cells: number[][]) => ({
  respondents: people.map(({ id }) => id),
  cells,
});

/** One person leaves, comes or moves between two waves: do the two waves' cells together tell their answer? */
export function leaverAttacks(seed: number, organisations: number): LeaverTally {
  const tally: LeaverTally = { attacks: 0, byThemselves: 0, found: 0, candidates: 0, shown: 0 };
  for (let own = seed; own < seed + organisations; own++) {
    const first = randomOrganisation(own, SIZE);
    const second = changed(first, seededRandom(own + 0.5));
    const [before, after] = [published(groupsOf(first)), published(groupsOf(second))];
    const joint = twoWaves(waveOf(first, before.shown), waveOf(second, after.shown));
    const chosen = chosenOf({ people: joint.people, cells: joint.after, before: joint.before });
    const kept = joint.after.filter((_, at) => chosen.has(at));
    const attack = (cells: readonly (readonly number[])[]): number => {
      const family = { people: joint.people, shown: [...joint.before, ...cells], hidden: [] };
      return reconstructions(family, 5, seededRandom(own), { sumsOnly: true }).found.length;
    };
    tally.attacks += 1;
    tally.byThemselves += attack(joint.after) > 0 ? 1 : 0;
    tally.found += attack(kept);
    tally.candidates += after.candidates;
    tally.shown += kept.length - 1;
  }
  return tally;
}

function changed(people: readonly Answered[], random: () => number): Answered[] {
  const at = Math.floor(random() * people.length);
  const others = people.filter((_, place) => place !== at);
  const how = random();
  if (how < 0.4) return others;
  const model = people[Math.floor(random() * people.length)];
  if (how < 0.8) return [...people, { ...model, id: 'new' }];
  return [...others, { ...model, id: people[at].id }];
}
