import { chosenCells } from './audit/chosenCells.ts';
import { classesOf, type ShownGroup } from './classes.ts';
import type { FamilyGrouping } from './family.ts';
import { COMPANY, keyOf, type Members, membersOf, type People, type ShownBefore } from './releasedBefore.ts';
import { suppress } from './suppress.ts';
import { everybody, SHOWN, TOO_FEW, WOULD_REVEAL_CHANGE } from './survey.ts';
import { canBeHad, spaceOf, tooLittleChanged, withoutChanges } from './withoutChanges.ts';

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
  const all = membersOf(members, family, () => true);
  const changed = tooLittleChanged(all, earlier, minimum);
  const withheld = new Map([...changed].map((key): [string, People] => [key, all.get(key)!]));
  const admitted = admittedGroups(members, family, changed, minimum);
  const kept = withoutChanges({ members, family, earlier, minimum }, withheld, admitted);
  const isTotalShown = members.people.length >= minimum && !changed.has(COMPANY);
  const given = new Set([...lost(admitted, kept, family), ...changed]);
  const decisions = family.map((grouping, at) => {
    const counts = countsOf(members, grouping);
    const own = new Set(kept.filter((one) => one.at === at).map(({ group }) => group));
    const decision = suppress(counts, own, minimum);
    const groups = grouping.groups.length;
    for (let group = 0; group < groups; group++)
      if (decision[group] !== TOO_FEW && given.has(keyOf(grouping, group))) decision[group] = WOULD_REVEAL_CHANGE;
    if (decision[everybody(groups)] === SHOWN && !isTotalShown) decision[everybody(groups)] = WOULD_REVEAL_CHANGE;
    return decision;
  });
  return { decisions, shown: shownNow(members, family, kept, isTotalShown) };
}

/**
 * Groups that may be shown together. They are tried in the order of the family, the largest of each partition first: findings stand on
 * teams and departments, so these come before what else overlaps them.
 */
function admittedGroups(
  members: Members,
  family: readonly FamilyGrouping[],
  changed: ReadonlySet<string>,
  minimum: number,
): ShownGroup[] {
  const respondents = family[0].ofPart.map(() => 0);
  for (const part of members.parts) respondents[part]++;
  const candidates = family.flatMap((grouping, at) => {
    const counts = countsOf(members, grouping);
    const groups = [...grouping.groups.keys()].filter((group) => !changed.has(keyOf(grouping, group)));
    groups.sort((a, b) => counts[b] - counts[a] || b - a);
    const parts = partsOf(grouping);
    return groups.map((group) => ({ at, group, people: counts[group], parts: parts[group] }));
  });
  const chosen = chosenCells({ people: respondents, cells: candidates.map(({ parts }) => parts) }, minimum);
  return [...chosen].sort((a, b) => a - b).map((place) => candidates[place]);
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

function lost(
  admitted: readonly ShownGroup[],
  kept: readonly ShownGroup[],
  family: readonly FamilyGrouping[],
): string[] {
  const still = new Set(kept);
  return admitted.filter((one) => !still.has(one)).map(({ at, group }) => keyOf(family[at], group));
}

/** What a wave shows: who stands behind its shown cells, and behind whatever else can be worked out from them, class by class. */
export function shownNow(
  members: Members,
  family: readonly FamilyGrouping[],
  shown: readonly ShownGroup[],
  isTotalShown: boolean,
): ShownBefore {
  const keys = new Set(shown.map(({ at, group }) => keyOf(family[at], group)));
  if (isTotalShown) keys.add(COMPANY);
  const classes = classesOf(members, family, shown);
  const space = spaceOf(classes, shown.length, isTotalShown);
  const told = classes.rows.filter((_, own) => canBeHad(space, [own]));
  return {
    cells: membersOf(members, family, (key) => keys.has(key)),
    classes: told.map((own) => Int32Array.from(own, (row) => members.people[row]).sort()),
  };
}
