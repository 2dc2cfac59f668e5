import type { Reader } from '#server/access/scope.ts';
import type { Answers } from '#server/http/answers.ts';
import {
  type MoraleGrouping,
  moraleGroupings,
  type MoraleMeasure,
  moraleRequest,
  type MoraleResponse,
  moraleResponse,
} from '#shared/contract/morale.ts';

/** Groups of one kind, each with its cells. */
export interface ResultsSection {
  by: MoraleGrouping | 'company';
  groups: { id: string; name: string; measures: readonly MoraleMeasure[] }[];
}

/** What one reader may see of one survey wave. */
export interface Results {
  wave: string;
  /** The surveys that have a wave of this name. */
  surveys: MoraleResponse['waves'];
  /** Fewest answers a number may stand on. */
  minimum: number;
  sections: ResultsSection[];
  notes: readonly string[];
}

/** Who sees every team is told of every kind of group; nobody else's answer holds another kind than these two. */
const OF_TEAMS: readonly MoraleGrouping[] = ['manager', 'area'];

/**
 * Everything this reader may see of a wave, by the question the Morale page asks and the answer it is given; `undefined` when
 * that is nothing.
 */
export async function resultsOf(answers: Answers, reader: Reader, wave: string): Promise<Results | undefined> {
  const seesEveryone = reader.roles.includes('owner') || reader.roles.includes('hr');
  const sections: ResultsSection[] = [];
  let first: MoraleResponse | undefined;
  for (const by of seesEveryone ? moraleGroupings : OF_TEAMS) {
    const answer = await moraleOf(answers, reader, { by, wave });
    if (first === undefined && answer.company.length > 0)
      sections.push({ by: 'company', groups: [{ id: '', name: 'The whole company', measures: answer.company }] });
    first ??= answer;
    const groups = answer.rows.flatMap(({ manager, group, measures }) => {
      const subject = manager ?? group;
      return subject === undefined ? [] : [{ ...subject, measures }];
    });
    if (groups.length > 0) sections.push({ by, groups: groups.toSorted((a, b) => a.name.localeCompare(b.name, 'en')) });
  }
  if (first === undefined || sections.length === 0) return undefined;
  return { wave, surveys: first.waves, minimum: first.minimumGroup, sections, notes: first.notes };
}

/** One answer of the Morale page, as this reader is given it. */
export async function moraleOf(
  answers: Answers,
  reader: Reader,
  asked: { by: MoraleGrouping; wave?: string },
): Promise<MoraleResponse> {
  const released = await answers.ask({ path: '/morale', asked: moraleRequest.parse(asked), reader });
  return moraleResponse.parse(JSON.parse(released.json));
}
