import { chosenCells } from './audit/chosenCells.ts';
import { NotExact } from './audit/integerRows.ts';
import { merged } from './audit/peopleClasses.ts';
import { RowSpace } from './audit/rowSpace.ts';
import { besideEarlier } from './besideEarlier.ts';
import type { ShownGroup } from './classes.ts';
import type { FamilyGrouping } from './family.ts';
import { keyOf, type Members, membersOf, type People, type ShownBefore } from './releasedBefore.ts';
import { shownNow } from './shownNow.ts';
import { suppress } from './suppress.ts';
import { everybody, SHOWN, WOULD_REVEAL, WOULD_REVEAL_CHANGE } from './survey.ts';

/** What is decided from who answered, whatever they answered. */
export interface MembersDecision {
  /** Per partition of the family: what was decided about each group, people without one, and everybody. */
  decisions: Uint8Array[];
  /** What later waves are held against. */
  shown: ShownBefore;
}

/** Which cells of one dimension may be shown beside what earlier waves have shown. */
export function decideMembers(
  members: Members,
  family: readonly FamilyGrouping[],
  earlier: readonly ShownBefore[],
  minimum: number,
): MembersDecision {
  const { kept, given, isTotalShown } = exactlyChosen({ members, family, earlier, minimum });
  const decisions = family.map((grouping, at) => {
    const counts = countsOf(members, grouping);
    const own = new Set(kept.filter((one) => one.at === at).map(({ group }) => group));
    const decision = suppress(counts, own, minimum);
    for (const { group } of given.filter((one) => one.at === at))
      if (decision[group] === WOULD_REVEAL) decision[group] = WOULD_REVEAL_CHANGE;
    const all = everybody(grouping.groups.length);
    if (decision[all] === SHOWN && !isTotalShown) decision[all] = WOULD_REVEAL_CHANGE;
    return decision;
  });
  return { decisions, shown: shownNow(members, family, kept, { isTotalShown, minimum }) };
}

/** A group that may be shown, with its parts and its people. */
interface Candidate extends ShownGroup {
  parts: readonly number[];
  who: People;
}

/** What may be shown, and what of the rest may not for the sake of earlier waves. */
interface Chosen {
  kept: readonly Candidate[];
  given: readonly Candidate[];
  isTotalShown: boolean;
}

/** Respondents up to whom all groupings are decided: beyond, trying every pair of small groups takes hours. */
const MOST_RESPONDENTS = 20_000;

interface Choosing {
  members: Members;
  family: readonly FamilyGrouping[];
  earlier: readonly ShownBefore[];
  minimum: number;
}

/** Where all groupings together are too much to be decided exactly, departments alone are: nothing is shown that was not proved. */
function exactlyChosen(choosing: Choosing): Chosen {
  const candidates = candidatesOf(choosing.members, choosing.family).filter(({ people }) => people >= choosing.minimum);
  const departments = candidates.filter(({ at }) => choosing.family[at].grouping === 'department');
  if (choosing.members.people.length > MOST_RESPONDENTS) return chosenGroups(choosing, departments);
  try {
    return chosenGroups(choosing, candidates);
  } catch (error) {
    if (!(error instanceof NotExact)) throw error;
    return chosenGroups(choosing, departments);
  }
}

/**
 * The groups are chosen within the wave, then beside each earlier one; what that takes away may make room for groups that had been
 * refused, so these are tried again. At last come those that can be worked out from the chosen ones anyway: they say nothing new.
 */
function chosenGroups({ members, family, earlier, minimum }: Choosing, candidates: readonly Candidate[]): Chosen {
  const people = family[0].ofPart.map(() => 0);
  for (const part of members.parts) people[part]++;
  const all = Int32Array.from(members.people).sort();
  const isTotalSafe = earlier.every((wave) => besideEarlier([all], wave, minimum).has(0));
  const isTotalShown = all.length >= minimum && isTotalSafe;
  const given = new Set<Candidate>();
  let kept: Candidate[] = [];
  for (;;) {
    const order = [...kept, ...candidates.filter((one) => !kept.includes(one) && !given.has(one))];
    const within = chosenCells({ people, cells: order.map(({ parts }) => parts) }, minimum);
    const possible = order.filter((_, at) => within.has(at));
    kept = earlier.reduce((left, wave) => {
      const cells = left.map(({ who }) => who);
      const beside = besideEarlier(isTotalShown ? [all, ...cells] : cells, wave, minimum);
      return left.filter((_, at) => beside.has(isTotalShown ? at + 1 : at));
    }, possible);
    const lost = possible.filter((one) => !kept.includes(one));
    if (lost.length === 0) break;
    for (const one of lost) given.add(one);
  }
  const sets = kept.map(({ parts }) => parts);
  const implied = determined(people, isTotalShown ? [[...people.keys()], ...sets] : sets, candidates);
  return { kept: candidates.filter((one) => kept.includes(one) || implied.has(one)), given: [...given], isTotalShown };
}

/** The candidates that can be worked out from what is shown; none where that cannot be told exactly. */
function determined(
  people: readonly number[],
  shown: readonly (readonly number[])[],
  candidates: readonly Candidate[],
): Set<Candidate> {
  const family = merged({ people, shown, hidden: candidates.map(({ parts }) => parts) });
  const space = new RowSpace(family.people.length, family.shown);
  return new Set(
    candidates.filter((_, at) => {
      const classes = family.hidden[at];
      return classes !== undefined && space.contains(new Map(classes.map((own) => [own, 1])));
    }),
  );
}

/**
 * Groups in the order in which they are tried: that of the family, the largest of each partition first. Findings stand on teams and
 * departments, so these come before what else overlaps them.
 */
function candidatesOf(members: Members, family: readonly FamilyGrouping[]): Candidate[] {
  const who = membersOf(members, family, () => true);
  return family.flatMap((grouping, at) => {
    const parts = partsOf(grouping);
    const own = parts.flatMap((inside, group): Candidate[] => {
      const people = who.get(keyOf(grouping, group));
      return people === undefined ? [] : [{ at, group, people: people.length, parts: inside, who: people }];
    });
    return own.sort((a, b) => b.people - a.people || b.group - a.group);
  });
}

function partsOf({ groups, ofPart }: FamilyGrouping): number[][] {
  const parts = groups.map((): number[] => []);
  ofPart.forEach((group, part) => {
    if (group >= 0) parts[group].push(part);
  });
  return parts;
}

/** Respondents per group, of people without a group, and in all. */
function countsOf({ parts }: Members, { groups, ofPart }: FamilyGrouping): Float64Array {
  const counts = new Float64Array(groups.length + 2);
  for (const part of parts) counts[ofPart[part] < 0 ? groups.length : ofPart[part]]++;
  counts[everybody(groups.length)] = parts.length;
  return counts;
}
