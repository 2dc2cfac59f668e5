import { cancelled, Change } from './change.ts';

/** What one more shown sum did: the changes that move it are gone, and what takes their place does not. */
export interface Narrowed {
  /** One of the changes that are gone; with it, and those left, all that were there before can be put together. */
  readonly pivot: Change;
  readonly gone: readonly Kept[];
  readonly came: readonly Kept[];
}

/** A change of the basis, and by how much it moves the sum that was looked at last. */
export interface Kept {
  readonly change: Change;
  moves: number;
  /** Which look that was. */
  look: number;
  isGone: boolean;
}

/**
 * All changes of people's answers that none of the shown sums would notice, as a basis of sparse whole-number vectors: the null space of
 * the sums. A sum can be worked out from the shown ones exactly when none of these changes moves it. Throws `NotExact` rather than round.
 */
export class NullSpace {
  /** Per class, the changes that touch it; those that are gone are swept out by and by. */
  private readonly touching: Kept[][];
  private looks = 0;

  /** Nothing shown yet, of classes of so many people; classes that nobody is in are passed over wherever they come. */
  constructor(people: ArrayLike<number>) {
    this.touching = Array.from(people, (size, at) => (size > 0 ? [kept(new Change([at], [1]))] : []));
  }

  /** The changes that touch a class; some are gone. */
  changesOf(at: number): readonly Readonly<Kept>[] {
    return this.touching[at];
  }

  /** Can this sum be worked out from what is shown? */
  determines(cell: readonly number[]): boolean {
    return this.moving(cell).every(({ moves }) => moves === 0);
  }

  /** Shows one more sum. Undefined, and nothing done, when it could be worked out before. */
  narrow(cell: readonly number[]): Narrowed | undefined {
    this.sweep(cell);
    const gone = this.moving(cell).filter(({ moves }) => moves !== 0);
    if (gone.length === 0) return undefined;
    const sparse = sparsest(gone);
    const pivot = sparse.change;
    const came: Kept[] = [];
    for (const one of gone) if (one !== sparse) came.push(kept(cancelled(one.change, one.moves, pivot, sparse.moves)));
    for (const one of came) for (const own of one.change.at) this.touching[own].push(one);
    for (const one of gone) one.isGone = true;
    return { pivot, gone, came };
  }

  /** Takes the sum back that was shown last. */
  widen({ gone, came }: Narrowed): void {
    for (const one of came) one.isGone = true;
    for (const one of gone) one.isGone = false;
  }

  /** The changes that touch a sum, each with by how much it moves it. */
  private moving(cell: readonly number[]): Kept[] {
    const found: Kept[] = [];
    this.looks += 1;
    for (const at of cell) {
      for (const one of this.touching[at]) {
        if (one.isGone) continue;
        if (one.look !== this.looks) {
          one.look = this.looks;
          one.moves = 0;
          found.push(one);
        }
        one.moves += one.change.of(at);
      }
    }
    return found;
  }

  private sweep(cell: readonly number[]): void {
    for (const at of cell) {
      const own = this.touching[at];
      let left = 0;
      for (const one of own) if (!one.isGone) own[left++] = one;
      own.length = left;
    }
  }
}

const kept = (change: Change): Kept => ({ change, moves: 0, look: 0, isGone: false });

/** The change that touches the fewest classes, of those the one that moves the sum least. */
function sparsest(among: readonly Kept[]): Kept {
  return among.reduce((found, one) => {
    const fewer = one.change.at.length - found.change.at.length;
    return fewer < 0 || (fewer === 0 && Math.abs(one.moves) < Math.abs(found.moves)) ? one : found;
  });
}
