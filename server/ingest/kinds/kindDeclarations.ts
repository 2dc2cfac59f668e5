import type { Kind } from '#shared/contract/import.ts';
import { absences } from './absences.ts';
import { assignments } from './assignments.ts';
import { coaching } from './coaching.ts';
import { deals } from './deals.ts';
import type { KindDeclaration } from './declaration.ts';
import { meetings } from './meetings.ts';
import { oneOnOnes } from './oneOnOnes.ts';
import { participants } from './participants.ts';
import { ownerChanges } from './ownerChanges.ts';
import { quotas } from './quotas.ts';
import { roster } from './roster.ts';
import { salesTeam } from './salesTeam.ts';
import { surveyItems, surveyLong, surveyWide } from './surveys.ts';
import { surveyScores } from './surveyScores.ts';
import { tenures } from './tenures.ts';
import { training } from './training.ts';
import { workWeeks } from './workWeeks.ts';

/** Every kind of file, in the order in which files are loaded: people first, then what they did and said. */
export const kindDeclarations: readonly KindDeclaration[] = [
  roster,
  assignments,
  salesTeam,
  deals,
  ownerChanges,
  quotas,
  meetings,
  participants,
  coaching,
  oneOnOnes,
  training,
  absences,
  workWeeks,
  tenures,
  surveyItems,
  surveyLong,
  surveyWide,
  surveyScores,
];

export const orderOfKinds: readonly Kind[] = kindDeclarations.map(({ kind }) => kind);

export function declarationOf(kind: Kind): KindDeclaration {
  return kindDeclarations.find((each) => each.kind === kind)!;
}
