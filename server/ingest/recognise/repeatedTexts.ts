import { detached } from '../text/detached.ts';

/** Texts of a column that come again and again: each is to be read when it first comes, its repeats are counted and read at once. */
export class RepeatedTexts {
  /** How often a text came again since that was last taken. */
  private readonly again = new Map<string, { times: number }>();
  private readonly most: number;

  /** Of more different texts than `most`, the later ones are new each time. */
  constructor(most: number) {
    this.most = most;
  }

  /** Has this text come before? Then it has been counted, and need not be read. */
  cameAgain(text: string): boolean {
    const known = this.again.get(text);
    if (known !== undefined) known.times += 1;
    else if (this.again.size < this.most) this.again.set(detached(text), { times: 0 });
    return known !== undefined;
  }

  /** The texts that came again since this was last called, and how often, in the order in which they first came. */
  takeAgain(take: (text: string, times: number) => void): void {
    for (const [text, known] of this.again) {
      if (known.times === 0) continue;
      take(text, known.times);
      known.times = 0;
    }
  }
}
