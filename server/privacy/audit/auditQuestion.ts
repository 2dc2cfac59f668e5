import type { Highs } from 'highs';
import type { Belonging, ObtainedCell } from './obtainedCell.ts';
import { placesIn } from './placesIn.ts';
import { type Reconstructions, reconstructions } from './reconstructions.ts';
import { HALF_A_MILLIONTH } from '../toMillionths.ts';
import { squeezed } from './squeezed.ts';

export interface Trial {
  readonly minimum: number;
  readonly random: () => number;
  /** What came out by adding and subtracting: the same cells of the same people are tried once, whatever they answered. */
  readonly known: Map<string, Reconstructions>;
}

/** What the audit of one question (a dimension in a wave) found. */
export interface QuestionAudit {
  /** Cells with at least the minimum of respondents: those that could have been shown. */
  readonly candidates: number;
  readonly released: number;
  /** Answers in candidate cells, counted in each, and those of them in hidden ones. */
  readonly answers: number;
  readonly answersHidden: number;
  readonly tried: number;
  /** False where the search for small groups left some out. */
  readonly complete: boolean;
  /** In words. */
  readonly found: readonly string[];
}

/**
 * Holds the cells of one question that anybody obtained, shown or withheld, against the people who answered: does any sum, difference
 * or bound of them tell of fewer people than the minimum, or of a cell that was withheld?
 */
export function auditQuestion(
  highs: Highs,
  people: readonly Belonging[],
  cells: readonly ObtainedCell[],
  { minimum, random, known: tried }: Trial,
): QuestionAudit {
  const classes = classesOf(people);
  const placed = cells.map((cell) => ({ ...cell, classes: classes.in(cell), size: classes.size(cell) }));
  const [known, unknown] = [placed.filter(isExplained), placed.filter((cell) => !isExplained(cell))];
  const shown = known.filter((cell) => cell.sum !== undefined);
  const hidden = known.filter((cell) => cell.sum === undefined && cell.classes.length > 0);
  const family = {
    people: classes.people,
    shown: shown.map((cell) => cell.classes),
    hidden: hidden.map((cell) => cell.classes),
  };
  const key = JSON.stringify([minimum, family]);
  const exact = tried.get(key) ?? reconstructions(family, minimum, random);
  tried.set(key, exact);
  const sums = shown.map(({ sum, respondents }) => {
    const rounded = HALF_A_MILLIONTH * respondents!;
    return { least: sum! - rounded, most: sum! + rounded };
  });
  const told = { ...family, sums, scale: { low: 0, high: 100 } };
  const bounds = squeezed(highs, told, minimum, { width: 1, together: false });
  const candidates = known.filter((cell) => cell.size >= minimum);
  const sizes = (of: typeof known): number => of.reduce((sum, { size }) => sum + size, 0);
  return {
    candidates: candidates.length,
    released: candidates.filter((cell) => cell.respondents !== undefined).length,
    answers: sizes(candidates),
    answersHidden: sizes(candidates.filter((cell) => cell.respondents === undefined)),
    tried: exact.tried + bounds.tried,
    complete: exact.complete,
    found: [
      ...unknown.map(({ by, id }) => `${by} ${id}: the respondents it tells of are not those of the records`),
      ...exact.found.map(({ kind, people: count }) => `${kind} of ${count}: determined by adding and subtracting`),
      ...bounds.found.map(
        ({ kind, people: count, mean }) =>
          `${kind} of ${count}: between ${tenths(mean.least)} and ${tenths(mean.most)}`,
      ),
    ],
  };
}

interface PlacedCell extends ObtainedCell {
  size: number;
  classes: readonly number[];
}

/** Does a cell with a number of respondents tell of as many as belong to it? */
const isExplained = ({ respondents, size }: PlacedCell): boolean => respondents === undefined || respondents === size;
const tenths = (value: number): string => value.toFixed(1);

/** People who belong to the same groups throughout. */
function classesOf(people: readonly Belonging[]) {
  const found = new Map<string, { belonging: Belonging; count: number }>();
  for (const belonging of people) {
    const key = JSON.stringify(belonging);
    const known = found.get(key);
    if (known) known.count += 1;
    else found.set(key, { belonging, count: 1 });
  }
  const classes = [...found.values()];
  const inside = placesIn(classes.map(({ belonging }) => belonging));
  return {
    people: classes.map(({ count }) => count),
    in: inside,
    size: (cell: ObtainedCell): number => inside(cell).reduce((sum, at) => sum + classes[at].count, 0),
  };
}
