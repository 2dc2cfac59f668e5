import type { Highs } from 'highs';
import { linearExtremes, type LinearSystem, type Range } from './linearExtremes.ts';
import { merged, type Shown } from './peopleClasses.ts';

/** What people answer on: from, to, and between two neighbouring answers; without a step, anything between. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly step?: number;
}

/** What is shown of one question: as `Shown`, with each shown cell's sum, or between what it lies. */
export interface ShownSums extends Shown {
  readonly sums: readonly Range[];
  readonly scale: Scale;
}

/** People whose mean answer is known more closely than the scale alone would tell. */
export interface Squeezed {
  readonly kind: 'person' | 'small group' | 'hidden cell';
  readonly parts: readonly number[];
  readonly people: number;
  /** Between what their mean lies. */
  readonly mean: Range;
}

/**
 * Whose mean answer lies, by what is shown and by the ends of the scale, within `width` or less: a single person's, a group's under the
 * minimum, a hidden cell's? With a step it is asked which whole answers fit, which tells everything there is to tell of the sums.
 *
 * Asked of every class people share and of every hidden cell no sum can part otherwise; classes of the minimum and more are asked for
 * their single people, who are known when all of them are. Linear programming by HiGHS. With `together`, groups of several classes too.
 */
export function squeezed(
  highs: Highs,
  told: ShownSums,
  minimum: number,
  { width, together }: { width: number; together: boolean },
): { found: Squeezed[]; tried: number } {
  const family = merged(told);
  const { low, high, step } = told.scale;
  const unit = step ?? 1;
  const inUnits = (sum: number, people: number): number => (sum - low * people) / unit;
  const slack = 1e-6;
  const system: LinearSystem = {
    least: family.people.map(() => 0),
    most: family.people.map((people) => inUnits(high * people, people)),
    rows: family.shown.map((classes, cell) => {
      const people = sizeOf(classes, family.people);
      return {
        at: classes,
        times: classes.map(() => 1),
        least: inUnits(told.sums[cell].least, people) - slack,
        most: inUnits(told.sums[cell].most, people) + slack,
      };
    }),
    whole: step !== undefined,
  };
  const targets = targetsOf(family, minimum, together);
  const weights = targets.map(({ classes }) => new Map(classes.map((at) => [at, 1])));
  const ranges = linearExtremes(highs, system, weights);
  const found = targets.flatMap(({ kind, classes }, at): Squeezed[] => {
    const people = sizeOf(classes, family.people);
    const mean = { least: low + (ranges[at].least * unit) / people, most: low + (ranges[at].most * unit) / people };
    const parts = [...family.classOf.keys()].filter((part) => classes.includes(family.classOf[part]));
    const one = {
      least: Math.max(low, high - (high - mean.least) * people),
      most: Math.min(high, low + (mean.most - low) * people),
    };
    if (kind !== 'hidden cell' && people > 1 && one.most - one.least <= width)
      return [{ kind: 'person', parts, people: 1, mean: one }];
    const narrow = mean.most - mean.least <= width + slack;
    return narrow && (kind === 'hidden cell' || people < minimum)
      ? [{ kind: people === 1 ? 'person' : kind, parts, people, mean }]
      : [];
  });
  return { found, tried: 2 * targets.length };
}

interface Target {
  kind: 'small group' | 'hidden cell';
  classes: readonly number[];
}

function targetsOf({ people, hidden }: ReturnType<typeof merged>, minimum: number, together: boolean): Target[] {
  const all = [...people.keys()];
  const groups: Target[] = all.map((at) => ({ kind: 'small group', classes: [at] }));
  const small = all.filter((at) => people[at] < minimum);
  const grow = (classes: number[], from: number): void => {
    for (let i = from; i < small.length; i++) {
      const wider = [...classes, small[i]];
      if (sizeOf(wider, people) >= minimum) continue;
      if (wider.length > 1) groups.push({ kind: 'small group', classes: wider });
      grow(wider, i + 1);
    }
  };
  if (together) grow([], 0);
  const cells = hidden.flatMap((classes): Target[] =>
    classes === undefined || classes.length === 0 ? [] : [{ kind: 'hidden cell', classes }],
  );
  return [...groups, ...cells];
}

const sizeOf = (classes: readonly number[], people: readonly number[]): number =>
  classes.reduce((sum, at) => sum + people[at], 0);
