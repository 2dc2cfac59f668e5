import { type AnswerLabel, type Family, readAnswerLabel } from './answerLabels.ts';

/** The words of a family that a questionnaire has unless it shows others. */
const USUAL: Record<Family, readonly number[]> = {
  agreement: [-3, -2, 0, 2, 3],
  satisfaction: [-3, -2, 0, 2, 3],
  frequency: [0, 2, 3, 4, 7],
};
/** After so many answers a word nobody used is not on the questionnaire. */
const ENOUGH = 100;

/** The answers in words of a column, or of several with the same words. */
export class LabelTally {
  count = 0;
  codes = 0;
  private readonly families = new Map<Family, Map<number, number>>();
  private hasEndCode = false;

  add(text: string): boolean {
    const label = readAnswerLabel(text);
    if (!label) return false;
    this.note(label, 1);
    return true;
  }

  merge(other: LabelTally): void {
    for (const [family, degrees] of other.families) {
      for (const [degree, times] of degrees) this.note({ family, degree }, times);
    }
  }

  /** Codes count as answers only when one of them cannot mean anything else. */
  get areAnswers(): boolean {
    return this.count > 0 && (this.codes < this.count || this.hasEndCode);
  }

  /** The family most answers belong to; neutral words belong to any. */
  get family(): Family {
    const sizes = [...this.families].map(([family, degrees]) => {
      let size = 0;
      for (const [degree, times] of degrees) size += family === 'agreement' && degree === 0 ? times / 1_000 : times;
      return { family, size };
    });
    return sizes.sort((a, b) => b.size - a.size)[0].family;
  }

  /** The degrees the scale has a point for, from the lowest up. */
  points(family: Family): number[] {
    const used = new Map(this.families.get(family));
    if (family !== 'frequency' && this.families.get('agreement')?.has(0)) used.set(0, 1);
    const has = (degree: number) => used.has(degree) || (family !== 'frequency' && used.has(-degree));
    const usual = USUAL[family].filter((degree) => has(degree) || this.count < ENOUGH);
    const points = new Set([
      ...usual,
      ...[...used.keys()].flatMap((d) => (family === 'frequency' ? [d] : [d, -d || 0])),
    ]);
    // "Rather agree" beside "strongly agree", and no plain "agree": it is what others call "agree".
    if (family !== 'frequency' && has(1) && !has(2)) for (const degree of [2, -2]) points.delete(degree);
    return [...points].sort((a, b) => a - b);
  }

  private note(label: AnswerLabel, times: number): void {
    this.count += times;
    if (label.code) this.codes += times;
    if (label.code && Math.abs(label.degree) === 3) this.hasEndCode = true;
    let degrees = this.families.get(label.family);
    if (!degrees) this.families.set(label.family, (degrees = new Map()));
    degrees.set(label.degree, (degrees.get(label.degree) ?? 0) + times);
  }
}

/** What each of these texts is worth: its place among the points of its scale, from 1. */
export function labelValues(texts: Iterable<string>, tally: LabelTally): Record<string, string> {
  const values: Record<string, string> = {};
  const { family } = tally;
  for (const text of texts) {
    const label = readAnswerLabel(text);
    if (!label) continue;
    const own = label.family === 'agreement' && label.degree === 0 ? family : label.family;
    const place = placeOf(text, own, tally.points(own));
    if (place !== undefined) values[text] = String(place);
  }
  return values;
}

/** The place of an answer in words among the points of its scale, from 1; `undefined` when it has none there. */
export function placeOf(text: string, family: Family, points: readonly number[]): number | undefined {
  const label = readAnswerLabel(text);
  if (!label) return undefined;
  const isNeutral = label.family === 'agreement' && label.degree === 0;
  if (label.family !== family && !(isNeutral && family === 'satisfaction')) return undefined;
  const place = points.indexOf(label.degree);
  return place < 0 ? undefined : place + 1;
}
