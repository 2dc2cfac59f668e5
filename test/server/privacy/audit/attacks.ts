import type { Highs } from 'highs';
import { reconstructions } from '#server/privacy/audit/reconstructions.ts';
import { squeezed } from '#server/privacy/audit/squeezed.ts';
import { tellingCells } from '#server/privacy/audit/tellingCells.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
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
