import { createHmac } from 'node:crypto';

const MOST_KEPT = 100_000;
const LENGTH = 32;

/**
 * The keyed hash a survey knows a respondent by: the same person is another respondent in another survey, and without the
 * key nobody can tell who it is.
 */
export class Respondents {
  private readonly known = new Map<string, string>();
  private readonly key: Uint8Array;

  constructor(key: Uint8Array) {
    this.key = key;
  }

  of(survey: string, who: string): string {
    const text = `${survey}\0${who}`;
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const hash = createHmac('sha256', this.key).update(text).digest('hex').slice(0, LENGTH);
    if (this.known.size >= MOST_KEPT) this.known.clear();
    this.known.set(text, hash);
    return hash;
  }
}
