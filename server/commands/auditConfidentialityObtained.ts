import { linesOf } from '#server/access/reportingLine.ts';
import { type Reader, scopeOf } from '#server/access/scope.ts';
import type { Context } from '#server/facts/context.ts';
import { groupName } from '#server/privacy/audit/commentWriters.ts';
import type { ObtainedCell } from '#server/privacy/audit/obtainedCell.ts';
import { rooms } from '#server/rooms.ts';
import { type CommentGroup, commentsResponse } from '#shared/contract/comments.ts';
import type { Role } from '#shared/contract/session.ts';
import { type MoraleGrouping, moraleGroupings, type MoraleMeasure, moraleMeasure } from '#shared/contract/morale.ts';

/** Readers below HR are many and get parts of what HR gets: so many are asked for, spread over all. */
const READERS = 12;

/** What readers obtained of comments: each group's, by wave and then by the group's name. */
export type ObtainedComments = Map<string, Map<string, CommentGroup>>;

/** What readers obtained: every cell of every question, by the question's name and then by the cell's. */
export interface Obtained {
  readonly questions: Map<string, Map<string, ObtainedCell>>;
  readonly comments: ObtainedComments;
  readonly readers: number;
  readonly requests: number;
  readonly numbers: number;
  /** Cells that were told differently in two places, in words. */
  readonly differing: string[];
}

/** Asks every room everything that has survey numbers in its answer, as each role, for each grouping, wave and manager. */
export async function obtained(facts: Omit<Context, 'scope'>): Promise<Obtained> {
  const questions: Obtained['questions'] = new Map();
  const comments: ObtainedComments = new Map();
  const differing: string[] = [];
  let [requests, numbers] = [0, 0];
  const readers = readersOf(facts);
  for (const reader of readers) {
    const context = { ...facts, scope: scopeOf(reader, linesOf(facts.snapshot)) };
    for (const { path, by, asked } of questionsOf(facts, reader)) {
      const room = rooms.find((known) => known.path === path)!;
      const { value } = await room.answer(context, room.request.parse(asked));
      requests += 1;
      if (path === '/comments') keepComments(comments, commentsResponse.parse(value).groups, differing);
      else numbers += collect({ questions, differing }, value, by);
    }
  }
  return { questions, comments, readers: readers.length, requests, numbers, differing };
}

/** Adds every survey number of an answer to what was obtained; returns how many there were. `by` is the grouping that was asked for. */
export function collect(
  { questions, differing }: Pick<Obtained, 'questions' | 'differing'>,
  value: unknown,
  by: MoraleGrouping,
): number {
  let numbers = 0;
  eachMeasure(value, { by }, (cell, measure) => {
    numbers += 1;
    keep(questions, { cell, measure, differing });
  });
  return numbers;
}

export const waveName = (survey: string, wave: string): string => `${survey} · ${wave}`;
export const questionName = (survey: string, wave: string, dimension: string): string =>
  `${waveName(survey, wave)} · ${dimension}`;

const reader = (role: Role, personExternalId: string | null): Reader => ({
  email: `${role}@audit`,
  roles: [role],
  personExternalId,
});

function readersOf({ snapshot }: Omit<Context, 'scope'>): Reader[] {
  const leaders = [...new Set(snapshot.spells.manager)].filter((at) => at >= 0).sort((a, b) => a - b);
  const some = leaders.filter((_, at) => at % Math.ceil(leaders.length / READERS) === 0);
  return [
    ...(['owner', 'hr', 'admin'] as const).map((role) => reader(role, null)),
    ...some.flatMap((at) => [
      reader('executive', snapshot.people.externalId[at]),
      reader('manager', snapshot.people.externalId[at]),
    ]),
  ];
}

interface Question {
  path: string;
  by: MoraleGrouping;
  asked: object;
}

function questionsOf({ snapshot }: Omit<Context, 'scope'>, { roles, personExternalId }: Reader): Question[] {
  const everyone = roles.includes('owner') || roles.includes('hr');
  const waves = [undefined, ...new Set(snapshot.waves.map(({ name }) => name))];
  const managers = roles.includes('owner')
    ? [...new Set(snapshot.spells.manager)].filter((at) => at >= 0).map((at) => snapshot.people.externalId[at])
    : personExternalId === null
      ? []
      : [personExternalId];
  const morale = (everyone ? waves : [undefined]).flatMap((wave) =>
    moraleGroupings.map((by) => ({ path: '/morale', by, asked: { by, wave } })),
  );
  const all = everyone ? ['/overview', '/managers', '/burnout'] : ['/managers'];
  return [
    ...morale,
    ...waves.map((wave) => ({ path: '/comments', by: 'manager' as const, asked: { wave } })),
    ...all.map((path) => ({ path, by: 'manager' as const, asked: {} })),
    ...managers.map((manager) => ({ path: '/managers/:manager', by: 'manager' as const, asked: { manager } })),
  ];
}

type Subject = Pick<ObtainedCell, 'by' | 'id'>;

/** Finds survey numbers wherever they stand in an answer; they are of the manager or group named nearest above, else of the company. */
function eachMeasure(
  value: unknown,
  { by, subject = { by: 'company', id: '' } }: { by: MoraleGrouping; subject?: Subject },
  visit: (cell: Subject, measure: MoraleMeasure) => void,
): void {
  if (typeof value !== 'object' || value === null) return;
  const own = Array.isArray(value) ? subject : subjectOf(value, by, subject);
  if ('dimension' in value && 'closedOn' in value) visit(own, moraleMeasure.parse(value));
  for (const [key, part] of Object.entries(value)) {
    const of: Subject = key.startsWith('company') ? { by: 'company', id: '' } : own;
    // The wider area a team is told as a part of: there the manager named is the area's.
    eachMeasure(part, { by: key === 'wider' ? 'area' : by, subject: of }, visit);
  }
}

const idOf = (ref: unknown): string | undefined =>
  typeof ref === 'object' && ref !== null && 'id' in ref && typeof ref.id === 'string' ? ref.id : undefined;

function subjectOf(value: object, by: MoraleGrouping, above: Subject): Subject {
  const manager = 'manager' in value ? idOf(value.manager) : undefined;
  if (manager !== undefined) return { by: by === 'area' ? 'area' : 'manager', id: manager };
  const group = 'group' in value ? idOf(value.group) : undefined;
  return group === undefined ? above : { by, id: group };
}

/** Sums of doubles depend on the order they were added in. */
function differs(known: ObtainedCell, respondents: number | undefined, sum: number | undefined): boolean {
  if (known.respondents !== respondents || (known.sum === undefined) !== (sum === undefined)) return true;
  return Math.abs((known.sum ?? 0) - (sum ?? 0)) > 1e-6;
}

function keep(
  questions: Obtained['questions'],
  { cell, measure, differing }: { cell: Subject; measure: MoraleMeasure; differing: string[] },
): void {
  if (measure.withheld === 'no permission') return;
  const { survey, wave, dimension, respondents, score } = measure;
  const name = questionName(survey, wave, dimension);
  const cells = questions.get(name) ?? new Map<string, ObtainedCell>();
  questions.set(name, cells);
  const key = `${cell.by} ${cell.id}`;
  const sum = respondents === undefined || score === undefined ? undefined : respondents * score;
  const known = cells.get(key);
  if (known !== undefined && differs(known, respondents, sum))
    differing.push(`${name}, ${key}: told differently in two places`);
  cells.set(key, { ...cell, respondents: respondents ?? known?.respondents, sum: sum ?? known?.sum });
}

/** Every group of comments as it was obtained; whoever sees it must see the same. */
function keepComments(all: ObtainedComments, groups: readonly CommentGroup[], differing: string[]): void {
  for (const group of groups) {
    const wave = waveName(group.survey, group.wave);
    const known = all.get(wave) ?? new Map<string, CommentGroup>();
    all.set(wave, known);
    const name = groupName(group.grouping, group.manager?.id ?? group.group?.id ?? '');
    const before = known.get(name);
    if (before !== undefined && JSON.stringify(before.comments) !== JSON.stringify(group.comments))
      differing.push(`${wave}, comments of ${name}: told differently in two places`);
    known.set(name, group);
  }
}
