import { ClassSplit } from './classSplit.ts';
import { type Fewest, givesAway } from './givesAway.ts';
import { NotExact } from './change.ts';
import { type Narrowed, NullSpace } from './nullSpace.ts';

interface Added {
  readonly narrowed: Narrowed;
  readonly cuts: ReturnType<ClassSplit['split']>;
}

/** Sums that are shown together, one more at a time, as long as nothing of too few people can be worked out from them. */
export class ShownTogether {
  private readonly space: NullSpace;
  private readonly classes: ClassSplit;
  private readonly fewest: Fewest & { readonly leastClass: number };
  private last: Added | undefined;

  /** `given` are sums that are shown already, whatever they tell; `leastClass` the fewest people a class may have. */
  constructor(
    people: readonly number[],
    given: readonly (readonly number[])[],
    fewest: Fewest & { readonly leastClass: number },
  ) {
    this.space = new NullSpace(people);
    this.classes = new ClassSplit(people);
    this.fewest = fewest;
    for (const cell of given) this.add(cell);
  }

  /** Shows a sum if it may be; false, and nothing done, where with those before it would give too few people away or that cannot be told. */
  tryToShow(cell: readonly number[]): boolean {
    this.last = undefined;
    try {
      this.last = this.add(cell);
    } catch (error) {
      if (error instanceof NotExact) return false;
      throw error;
    }
    if (this.last === undefined || this.isSafe(this.last)) return true;
    this.takeBack();
    return false;
  }

  /** Can this sum be worked out from what is shown? */
  determines(cell: readonly number[]): boolean {
    return this.space.determines(cell);
  }

  /** Takes back the sum that was tried last. */
  takeBack(): void {
    if (this.last === undefined) return;
    this.space.widen(this.last.narrowed);
    this.classes.join(this.last.cuts);
    this.last = undefined;
  }

  private isSafe({ narrowed, cuts }: Added): boolean {
    const { sizes } = this.classes;
    const isFine = cuts.every(({ from, fresh }) => Math.min(sizes[from], sizes[fresh]) >= this.fewest.leastClass);
    return isFine && !givesAway(this.space, this.classes, narrowed, this.fewest);
  }

  private add(cell: readonly number[]): Added | undefined {
    const narrowed = this.space.narrow(cell);
    return narrowed && { narrowed, cuts: this.classes.split(cell) };
  }
}
