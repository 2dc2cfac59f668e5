import { merged, type Shown } from './peopleClasses.ts';
import { RowSpace, type Weights } from './rowSpace.ts';
import { smallGroups } from './smallGroups.ts';

/** Something of fewer people than the minimum, or a hidden cell, that can be worked out; by class, as they came. */
export interface Reconstruction {
  readonly kind: 'person' | 'small group' | 'difference of people' | 'hidden cell';
  readonly people: number;
  /** The classes it is made of, and with which sign each counts. */
  readonly classes: readonly { readonly parts: readonly number[]; readonly weight: number }[];
}

export interface Reconstructions {
  readonly found: readonly Reconstruction[];
  /** Sets of people and hidden cells that were held against what is shown. */
  readonly tried: number;
  /** False where the search for small groups left some out. */
  readonly complete: boolean;
}

/**
 * What can be worked out exactly by adding and subtracting shown sums that should not be: a person's answer, the sum or difference of a
 * group under the minimum, a hidden cell? Exact: whole numbers throughout, and every finding is proved; see `RowSpace`.
 */
export function reconstructions(
  family: Shown,
  minimum: number,
  random: () => number,
  { sumsOnly = false }: { sumsOnly?: boolean } = {},
): Reconstructions {
  const { people, shown, hidden, classOf } = merged(family);
  const space = new RowSpace(people.length, shown);
  const small = smallGroups(space, people, minimum, { random, sumsOnly });
  const parts = people.map((): number[] => []);
  classOf.forEach((own, part) => own >= 0 && parts[own].push(part));
  const describe = (kind: Reconstruction['kind'], weights: Weights): Reconstruction => ({
    kind,
    people: [...weights.keys()].reduce((sum, at) => sum + people[at], 0),
    classes: [...weights].map(([at, weight]) => ({ parts: parts[at], weight })),
  });
  const groups = small.found.map((weights) => describe(kindOf(weights, people), weights));
  const unseen = space.invisible(random);
  const cells = hidden.flatMap((classes) => {
    if (classes === undefined || classes.length === 0) return [];
    if (classes.reduce((sum, at) => sum + unseen[at], 0) !== 0) return [];
    const weights = new Map(classes.map((at) => [at, 1]));
    return space.contains(weights) ? [describe('hidden cell', weights)] : [];
  });
  return { found: [...groups, ...cells], tried: small.tried + hidden.length, complete: small.complete };
}

function kindOf(weights: Weights, people: readonly number[]): Reconstruction['kind'] {
  if (new Set(weights.values()).size > 1) return 'difference of people';
  const [[only]] = weights;
  return weights.size === 1 && people[only] === 1 ? 'person' : 'small group';
}
