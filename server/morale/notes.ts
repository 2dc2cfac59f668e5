import type { Scope } from '#server/access/scope.ts';
import { countingDay } from '#server/facts/countingDay.ts';
import { everybody, type ReleasedTable, type ShownCells } from '#server/privacy/index.ts';
import type { Snapshot } from '#server/facts/snapshot.ts';
import type { MoraleRequest } from '#shared/contract/morale.ts';

/** Why morale, or a part of it, cannot be given; in a sentence each. */
export function notes(snapshot: Snapshot, scope: Scope, request: MoraleRequest, shown: ReleasedTable): string[] {
  if (!snapshot.has.answers) return ['Morale cannot be given: no survey answers. Import a survey export.'];
  const waves = [...new Set(shown.partitions.map((cells) => cells.wave))];
  if (waves.length === 0) {
    return [
      request.wave === undefined
        ? 'Morale cannot be given: no survey wave closed in this period.'
        : `Morale cannot be given: there is no survey wave called “${request.wave}”.`,
    ];
  }
  const told: string[] = [];
  if (!scope.everyone && request.by !== 'manager' && request.by !== 'area') {
    told.push(`Morale by ${request.by} is for readers who may see every team.`);
  }
  for (const wave of waves) {
    const { name, laterRespondents } = snapshot.waves[wave];
    if (laterRespondents > 0) told.push(laterAnswers(name, scope.everyone ? laterRespondents : undefined));
  }
  const unreached = waves.filter((wave) => countingDay(snapshot.spells, snapshot.waves[wave].closedOn) === undefined);
  if (unreached.length > 0) {
    const names = unreached.map((wave) => snapshot.waves[wave].name).join(', ');
    told.push(
      `Participation of teams cannot be given for ${names}: the people records do not reach the day it closed.`,
    );
  }
  const crowded = new Set(shown.partitions.filter((cells) => tooMany(cells, shown)).map((cells) => cells.wave));
  const mixed = [...crowded].filter((wave) => !unreached.includes(wave)).map((wave) => snapshot.waves[wave].name);
  if (mixed.length > 0) {
    told.push(
      `Participation cannot be given for ${mixed.join(', ')}: more people answered than were assigned that day.`,
    );
  }
  return told;
}

/** Answers that came once the wave was shown stay out of it: what they would change could be told from what it was. How many, is for readers of everyone. */
function laterAnswers(wave: string, respondents: number | undefined): string {
  if (respondents === undefined)
    return `Later answers are not shown for ${wave}: beside what was shown before they would tell on single people.`;
  return respondents === 1
    ? `The later answers of 1 person are not shown for ${wave}: beside what was shown before they would tell on that person.`
    : `The later answers of ${respondents} people are not shown for ${wave}: beside what was shown before they would tell on single people.`;
}

/** The gate told how many answered in all, but nobody's participation: then more answered than there were. */
function tooMany(cells: ShownCells, shown: ReleasedTable): boolean {
  const all = everybody(shown.groups.length);
  return cells.respondents[all] > 0 && Number.isNaN(cells.assigned[all]);
}
