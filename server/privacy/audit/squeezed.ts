import type { Highs } from 'highs';
import { type LinearSystem, narrowTargets, type Range, type Target } from './linearExtremes.ts';
import { type Merged, merged, type Shown } from './peopleClasses.ts';

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
  /** Places of the shown cells that hold it there. */
  readonly by: readonly number[];
}

/** Sums of doubles are not known more exactly than this. */
const SLACK = 1e-6;

/**
 * Whose mean answer lies, by what is shown and by the ends of the scale, within `width` or less: a single person's, a group's under the
 * minimum, a hidden cell's? With a step it is asked which whole answers fit, which is everything there is to know from sums.
 *
 * Asked of every class people share and of every hidden cell that does not cut through one; of classes with the minimum and more, whether
 * a single person is known because all are at an end. By linear programming (HiGHS). With `together`, of groups of several classes too.
 */
export function squeezed(
  highs: Highs,
  told: ShownSums,
  minimum: number,
  { width, together }: { width: number; together: boolean },
): { found: Squeezed[]; tried: number } {
  const family = merged(told);
  const { low, step = 1 } = told.scale;
  const targets = targetsOf(family, minimum, together);
  const parts = family.people.map((): number[] => []);
  family.classOf.forEach((own, part) => own >= 0 && parts[own].push(part));
  const asked = targets.map(({ classes, kind }): Target => {
    const people = sizeOf(classes, family.people);
    // One unknown answer moves the mean of many people by less than the width: that says nothing of anybody, half of it does.
    const most = kind === 'hidden cell' ? (told.scale.high - low) / 2 : Number.POSITIVE_INFINITY;
    return { at: classes, wide: (Math.min(people * width, most) + 4 * SLACK) / step };
  });
  const found = narrowTargets(highs, systemOf(told, family), asked).flatMap(
    ({ target, least, most, rows }): Squeezed[] => {
      const { kind, classes } = targets[target];
      const people = sizeOf(classes, family.people);
      const mean = { least: low + (least * step) / people, most: low + (most * step) / people };
      const about = { parts: classes.flatMap((at) => parts[at]), by: rows };
      if (kind === 'hidden cell') return [{ kind, people, mean, ...about }];
      const one = ofOne(mean, people, told.scale);
      if (one.most - one.least <= width + 4 * SLACK) return [{ kind: 'person', people: 1, mean: one, ...about }];
      return people < minimum ? [{ kind, people, mean, ...about }] : [];
    },
  );
  return { found, tried: targets.length };
}

/** Between what one answer lies when the mean of so many is known: nearer than the scale only when the mean is near its end. */
function ofOne({ least, most }: Range, people: number, { low, high }: Scale): Range {
  return {
    least: Math.max(low, high - (high - least) * people),
    most: Math.min(high, low + (most - low) * people),
  };
}

/** Each class's sum, counted from the low end in steps. */
function systemOf({ sums, scale: { low, high, step } }: ShownSums, { people, shown }: Merged): LinearSystem {
  const inSteps = (sum: number, count: number): number => (sum - low * count) / (step ?? 1);
  return {
    least: people.map(() => 0),
    most: people.map((count) => inSteps(high * count, count)),
    rows: shown.map((classes, cell) => {
      const count = sizeOf(classes, people);
      const least = inSteps(sums[cell].least, count) - SLACK;
      return { at: classes, least, most: inSteps(sums[cell].most, count) + SLACK };
    }),
    whole: step !== undefined,
  };
}

interface Asked {
  readonly kind: 'small group' | 'hidden cell';
  readonly classes: readonly number[];
}

function targetsOf({ people, hidden }: Merged, minimum: number, together: boolean): Asked[] {
  const groups = [...people.keys()].map((at): Asked => ({ kind: 'small group', classes: [at] }));
  const small = [...people.keys()].filter((at) => people[at] < minimum);
  const grow = (classes: readonly number[], from: number): void => {
    for (let i = from; i < small.length; i++) {
      const wider = [...classes, small[i]];
      if (sizeOf(wider, people) >= minimum) continue;
      if (wider.length > 1) groups.push({ kind: 'small group', classes: wider });
      grow(wider, i + 1);
    }
  };
  if (together) grow([], 0);
  const cells = hidden.flatMap((classes): Asked[] =>
    classes === undefined || classes.length === 0 ? [] : [{ kind: 'hidden cell', classes }],
  );
  return [...groups, ...cells];
}

const sizeOf = (classes: readonly number[], people: readonly number[]): number =>
  classes.reduce((sum, at) => sum + people[at], 0);
