import { chosenCells, type Reckoning } from './choice/chosenCells.ts';
import { jointClasses } from './choice/jointClasses.ts';
import { ShownTogether } from './choice/shownTogether.ts';
import type { ShownGroup } from './classes.ts';
import type { FamilyGrouping } from './family.ts';
import { COMPANY, keyOf, type Members, type ShownBefore } from './releasedBefore.ts';
import { shownNow } from './shownNow.ts';
import { suppress } from './suppress.ts';
import { everybody, SHOWN, WOULD_REVEAL, WOULD_REVEAL_CHANGE } from './survey.ts';

/** What is decided from who answered, whatever they answered. */
export interface MembersDecision {
  /** Per partition of the family: what was decided about each group, people without one, and everybody. */
  decisions: Uint8Array[];
  /** What later waves are held against. */
  shown: ShownBefore;
  /** People who share all their shown groups and whose sum can be worked out, in parts of the family. */
  classes: number[][];
}

/** Which cells of one dimension may be shown together, and beside what other waves have shown? With `only`, none but these. */
export function decideMembers(
  members: Members,
  family: readonly FamilyGrouping[],
  others: readonly ShownBefore[],
  { minimum, only }: { minimum: number; only?: ReadonlySet<string> },
): MembersDecision {
  const counts = family.map((grouping) => countsOf(members, grouping));
  const candidates = candidatesOf(family, counts, minimum).filter(
    ({ at, group }) => only === undefined || only.has(keyOf(family[at], group)),
  );
  const mayTotal = only === undefined || only.has(COMPANY);
  const total = mayTotal ? [...family[0].ofPart.keys()] : [];
  const cells = members.people.length < minimum ? [] : [total, ...candidates.map(({ parts }) => parts)];
  const within = withinWave(members, family[0].ofPart.length, cells, minimum);
  const beside = others.filter((wave) => wave.cells.size > 0).map((wave) => besideWave(members, cells, wave, minimum));
  const { shown, refusedBy } = chosenCells([within, ...beside]);
  const isTotalShown = mayTotal && shown.has(0);
  const kept = candidates.filter((_, at) => shown.has(at + 1));
  const decisions = family.map((_, at) => {
    const decision = suppress(
      counts[at],
      new Set(kept.filter((one) => one.at === at).map(({ group }) => group)),
      minimum,
    );
    const refused = candidates.filter((one, place) => one.at === at && (refusedBy.get(place + 1) ?? 0) > 0);
    for (const { group } of refused) if (decision[group] === WOULD_REVEAL) decision[group] = WOULD_REVEAL_CHANGE;
    const all = everybody(family[at].groups.length);
    if (decision[all] === SHOWN && !isTotalShown) decision[all] = WOULD_REVEAL_CHANGE;
    return decision;
  });
  return { decisions, ...shownNow(members, family, kept, { isTotalShown, minimum }) };
}

/** Nothing of fewer people than the minimum, sum or difference. Five classes come to the minimum: the audit looks at four. */
function withinWave(members: Members, parts: number, cells: readonly number[][], minimum: number): Reckoning {
  const people = Array.from({ length: parts }, () => 0);
  for (const part of members.parts) people[part]++;
  const fewest = { minimum, sumsOnly: false, leastClass: Math.ceil(minimum / 5) };
  return { together: new ShownTogether(people, [], fewest), cells };
}

/**
 * Somebody who takes it that whoever answered both waves answered alike can take the one from the other. Nothing of fewer people than the
 * lower of the two minimums may come out, of those who came or of those who went; the difference of both may. What a wave has shown of
 * itself is held to all of it: there the others did answer as before.
 */
function besideWave(members: Members, cells: readonly number[][], wave: ShownBefore, minimum: number): Reckoning {
  const parts = Math.max(-1, ...members.parts) + 1;
  const joint = jointClasses(members, [...wave.cells.values()], parts);
  const fewest = { minimum: Math.min(minimum, wave.minimum), sumsOnly: !wave.sameWave, leastClass: 1 };
  return {
    together: new ShownTogether(joint.people, joint.before, fewest),
    cells: cells.map((cell) => cell.flatMap((part) => joint.ofPart[part] ?? [])),
  };
}

/** A group with people enough, and its parts. */
interface Candidate extends ShownGroup {
  parts: number[];
}

/**
 * Groups in the order in which they are tried: that of the family, the largest of each partition first. Findings stand on teams and
 * departments, so these come before what else overlaps them.
 */
function candidatesOf(
  family: readonly FamilyGrouping[],
  counts: readonly Float64Array[],
  minimum: number,
): Candidate[] {
  return family.flatMap((grouping, at) => {
    const own = partsOf(grouping).map((parts, group): Candidate => ({ at, group, people: counts[at][group], parts }));
    return own.filter(({ people }) => people >= minimum).sort((a, b) => b.people - a.people || b.group - a.group);
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
