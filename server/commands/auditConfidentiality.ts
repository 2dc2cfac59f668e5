import { parseArgs } from 'node:util';
import loadHighs from 'highs';
import type { Database } from '#server/db/database.ts';
import type { Env } from '#server/env.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { auditNeighbours } from '#server/privacy/audit/auditNeighbours.ts';
import { auditQuestion, type ObtainedCell, type QuestionAudit } from '#server/privacy/audit/auditQuestion.ts';
import { minimumGroup } from '#server/privacy/index.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { type Obtained, obtained } from './auditConfidentialityObtained.ts';
import { type Question, whoAnswered } from './auditConfidentialityPeople.ts';
import { opened } from './opened.ts';
import type { Terminal } from './terminal.ts';

const SEED = 1;
/** So many findings are told one by one. */
const TOLD = 20;

/** What `audit-confidentiality` says. */
export interface ConfidentialityAudit {
  /** The lowest minimum of the waves. */
  minimum: number;
  questions: number;
  /** Questions of which only scores of groups were imported: who answered is not known, so that nothing can be tried on them. */
  ofScores: number;
  readers: number;
  requests: number;
  numbers: number;
  candidates: number;
  released: number;
  suppressed: number;
  /** Share of the answers in candidate cells that are in hidden ones; absent where there are none. */
  informationLost: number | undefined;
  attacks: number;
  /** Must be 0. */
  reconstructions: number;
  found: string[];
  seconds: number;
}

/** `bellwether audit-confidentiality`: tries to work out what is not shown from everything that is. Exit code 1 if anything can be. */
export async function auditConfidentiality(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
  const audit = await opened(env, (db) => auditOf(db, () => terminal.now()));
  terminal.out(values.json ? `${JSON.stringify(audit, undefined, 2)}\n` : `${inWords(audit)}\n`);
  return audit.reconstructions === 0 ? 0 : 1;
}

export async function auditOf(db: Database, now: () => Date): Promise<ConfidentialityAudit> {
  const started = now().getTime();
  const facts = inlineFacts(db);
  const snapshot = await facts.refresh();
  const told = await obtained({ snapshot, compareExits: (asked) => facts.compareExits(snapshot, asked) });
  const people = await whoAnswered(db);
  const highs = await loadHighs();
  const random = seededRandom(SEED);
  const audits = [...told.questions].flatMap(([name, cells]): [string, QuestionAudit][] => {
    const question = people.get(name);
    if (question === undefined) return [];
    return [[name, auditQuestion(highs, question.people, [...cells.values()], question.minimum, random)]];
  });
  const minimums = [...people.values()].map(({ minimum }) => minimum);
  return {
    ...summed(audits, neighbours(people, told, random), told),
    ofScores: told.questions.size - audits.length,
    minimum: Math.min(minimumGroup, ...minimums),
    seconds: (now().getTime() - started) / 1000,
  };
}

const shownOf = (cells: readonly ObtainedCell[]): string[] =>
  cells.flatMap(({ by, id, respondents }) => (respondents === undefined ? [] : `${by} ${id}`)).sort();

/** Every question in each wave held against the wave before; those of the survey that come first go alone. */
function neighbours(
  people: ReadonlyMap<string, Question>,
  told: Obtained,
  random: () => number,
): { tried: number; found: string[] } {
  const last = new Map<string, { name: string; question: Question }>();
  const [found, tried]: [string[], number[]] = [[], []];
  const known = new Map<string, ReturnType<typeof auditNeighbours>>();
  for (const [name, question] of people) {
    const before = last.get(question.asked);
    last.set(question.asked, { name, question });
    if (before === undefined) continue;
    const cellsOf = (of: string) => [...(told.questions.get(of)?.values() ?? [])];
    const first = { ...before.question, cells: cellsOf(before.name) };
    const second = { ...question, cells: cellsOf(name) };
    // It is a matter of who answered and which cells are shown: dimensions that agree in both are tried once.
    const key = JSON.stringify(
      [first, second].map((one) => [one.minimum, one.respondents, one.people, shownOf(one.cells)]),
    );
    const audit = known.get(key) ?? auditNeighbours(first, second, random);
    if (!known.has(key)) tried.push(audit.tried);
    known.set(key, audit);
    found.push(...audit.found.map((finding) => `${name}: ${finding}`));
  }
  return { tried: tried.reduce((sum, count) => sum + count, 0), found };
}

function summed(
  audits: [string, QuestionAudit][],
  between: { tried: number; found: string[] },
  told: Obtained,
): Omit<ConfidentialityAudit, 'minimum' | 'seconds' | 'ofScores'> {
  const sum = (of: (audit: QuestionAudit) => number): number =>
    audits.reduce((total, [, audit]) => total + of(audit), 0);
  const found = [
    ...told.differing,
    ...audits.flatMap(([name, audit]) => audit.found.map((finding) => `${name}: ${finding}`)),
    ...between.found,
  ];
  const [candidates, released, answers] = [sum((a) => a.candidates), sum((a) => a.released), sum((a) => a.answers)];
  return {
    questions: audits.length,
    readers: told.readers,
    requests: told.requests,
    numbers: told.numbers,
    candidates,
    released,
    suppressed: candidates - released,
    informationLost: answers === 0 ? undefined : sum((a) => a.answersHidden) / answers,
    attacks: sum((a) => a.tried) + between.tried,
    reconstructions: found.length,
    found: found.slice(0, TOLD),
  };
}

const count = (value: number): string => value.toLocaleString('en');
const share = (part: number, of: number): string => (of === 0 ? 'none' : `${((100 * part) / of).toFixed(1)} %`);

function inWords(audit: ConfidentialityAudit): string {
  return [
    `Asked as ${count(audit.readers)} readers of every role: ${count(audit.requests)} requests, ${count(audit.numbers)} survey numbers of ${count(audit.questions)} questions.`,
    `Cells with ${audit.minimum} respondents or more: ${count(audit.candidates)}; shown ${count(audit.released)} (${share(audit.released, audit.candidates)}), withheld ${count(audit.suppressed)}.`,
    `Answers in withheld cells: ${audit.informationLost === undefined ? 'none' : share(audit.informationLost, 1)} of those in all cells.`,
    ...(audit.ofScores === 0
      ? []
      : [`Not tried: ${count(audit.ofScores)} questions imported as scores of groups, without single answers.`]),
    `Attacks tried: ${count(audit.attacks)}. Reconstructions: ${count(audit.reconstructions)}.`,
    ...audit.found.map((finding) => `  ${finding}`),
    `${audit.seconds.toFixed(1)} s`,
  ].join('\n');
}
