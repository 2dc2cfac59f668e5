import { cellSums } from './cellSums.ts';
import { decideMembers, type MembersDecision } from './decideMembers.ts';
import { type FamilyGrouping, familyOf } from './family.ts';
import { type ReleasedCell, releasedCells } from './releasedCells.ts';
import type { Members, ShownBefore } from './releasedBefore.ts';
import type { WaveAnswers } from './waveAnswers.ts';

export interface WaveToDecide {
  answers: WaveAnswers;
  /** Fewest respondents a cell may stand on. */
  minimum: number;
  /** Each manager's manager on the day the wave closed, by employee id. */
  bosses: ReadonlyMap<string, string>;
  /** A number for each respondent, the same in all waves of a survey. */
  numberOf: (respondent: string) => number;
  /** What the waves it is held against have shown, per dimension. */
  others: readonly ReadonlyMap<string, ShownBefore>[];
}

/** The cells of a wave, each with what was decided about it, and what later waves have to be held against. */
export interface DecidedWave {
  cells: ReleasedCell[];
  shown: Map<string, ShownBefore>;
}

/**
 * Decides which survey numbers of a wave may be shown, over the whole family of groups and once for all readers: cells under the minimum
 * are withheld, then cells that would give a smaller group away by adding and subtracting, and cells that would give away who joined or
 * left between it and another wave. Numbers that tell each one's answer are bounded.
 */
export function decideWave({ answers, minimum, bosses, numberOf, others }: WaveToDecide): DecidedWave {
  const family = familyOf(answers.parts, bosses);
  const sums = family.map((grouping) => cellSums(answers, grouping));
  const places = answers.parts.map((_, part) => part);
  const parts = cellSums(answers, { groups: places, ofPart: places });
  const members = membersByDimension(answers, numberOf);
  const known: Known[] = [];
  const decided: DecidedWave = { cells: [], shown: new Map() };
  for (const [at, dimension] of answers.dimensions.entries()) {
    const before = others.flatMap((shown) => shown.get(dimension) ?? []);
    const decision = decisionOf(known, { members: members[at], before, family, minimum });
    decided.shown.set(dimension, decision.shown);
    const own = { sums: sums.map((each) => each[at]), parts: parts[at] };
    decided.cells.push(...releasedCells({ dimension, family }, own, decision));
  }
  return decided;
}

interface Asked {
  members: Members;
  before: readonly ShownBefore[];
  family: readonly FamilyGrouping[];
  minimum: number;
}
interface Known extends Asked {
  decision: MembersDecision;
}

/** Most people answer all of a survey: dimensions that the same people answered are decided alike, and once. */
function decisionOf(known: Known[], asked: Asked): MembersDecision {
  const found = known.find(
    ({ members, before }) => isSameMembers(members, asked.members) && isSameBefore(before, asked.before),
  );
  if (found) return found.decision;
  const decision = decideMembers(asked.members, asked.family, asked.before, asked);
  known.push({ ...asked, decision });
  return decision;
}

const isSameList = (a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean =>
  a.length === b.length && Array.prototype.every.call(a, (value, at) => value === b[at]);
const isSameMembers = (a: Members, b: Members): boolean =>
  isSameList(a.people, b.people) && isSameList(a.parts, b.parts);
/** Dimensions decided together share what they have shown, class by class. */
const isSameBefore = (a: readonly ShownBefore[], b: readonly ShownBefore[]): boolean => isSameList(a, b);

/** Who answered each dimension, in the order of the answers. */
export function membersByDimension(
  { dimensions, scores }: WaveAnswers,
  numberOf: (respondent: string) => number,
): Members[] {
  const rows = dimensions.map((): { people: number[]; parts: number[] } => ({ people: [], parts: [] }));
  scores.respondent.forEach((respondent, row) => {
    const own = rows[scores.dimension[row]];
    own.people.push(numberOf(respondent));
    own.parts.push(scores.part[row]);
  });
  return rows.map(({ people, parts }) => ({ people: Int32Array.from(people), parts: Int32Array.from(parts) }));
}
