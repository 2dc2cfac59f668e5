import { parseArgs } from 'node:util';
import loadHighs from 'highs';
import type { Database } from '#server/db/database.ts';
import type { Env } from '#server/env.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { auditQuestion, type QuestionAudit, type Trial } from '#server/privacy/audit/auditQuestion.ts';
import { type AskedOnce, auditTwoWaves, type TwoWavesAudit } from '#server/privacy/audit/auditTwoWaves.ts';
import { minimumGroup } from '#server/privacy/index.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { auditComments, type CommentsAudit } from './auditConfidentialityComments.ts';
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
  comments: Omit<CommentsAudit, 'found'>;
  attacks: number;
  /** Questions, and pairs of waves of a question, whose search for groups of five and more kinds of people was given up: the proof is not whole where it is not 0. */
  notSearched: number;
  /** Must be 0. */
  reconstructions: number;
  found: string[];
  seconds: number;
}

/** `bellwether audit-confidentiality`: tries to work out what is not shown from everything that is. Exit code 1 if anything can be, 2 if nothing was found but not everything searched. */
export async function auditConfidentiality(args: string[], env: Env, terminal: Terminal): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
  const audit = await opened(env, (db) => auditOf(db, () => terminal.now()));
  terminal.out(values.json ? `${JSON.stringify(audit, undefined, 2)}\n` : `${inWords(audit)}\n`);
  if (audit.reconstructions > 0) return 1;
  return audit.notSearched > 0 ? 2 : 0;
}

export async function auditOf(db: Database, now: () => Date): Promise<ConfidentialityAudit> {
  const started = now().getTime();
  const facts = inlineFacts(db);
  const snapshot = await facts.refresh();
  const told = await obtained({ snapshot, compareExits: (asked) => facts.compareExits(snapshot, asked) });
  const people = await whoAnswered(db);
  const highs = await loadHighs();
  const random = seededRandom(SEED);
  const known: Trial['known'] = new Map();
  const audits = [...told.questions].flatMap(([name, cells]): [string, QuestionAudit][] => {
    const question = people.get(name);
    if (question === undefined) return [];
    const trial = { minimum: question.minimum, random, known };
    return [[name, auditQuestion(highs, question.people, [...cells.values()], trial)]];
  });
  const minimums = [...people.values()].map(({ minimum }) => minimum);
  return {
    ...summed(
      audits,
      betweenWaves(askedInWaves(people, told), random),
      told,
      await auditComments(db, told.comments, people),
    ),
    ofScores: told.questions.size - audits.length,
    minimum: minimums.length === 0 ? minimumGroup : Math.min(...minimums),
    seconds: (now().getTime() - started) / 1000,
  };
}

interface AskedInWave extends AskedOnce {
  readonly name: string;
  /** Alike for two questions of a wave that the same people answered and of which the same cells are shown. */
  readonly alike: string;
}

/** Each question of a survey with all waves it was asked in. */
function askedInWaves(people: ReadonlyMap<string, Question>, { questions }: Obtained): AskedInWave[][] {
  const found = new Map<string, AskedInWave[]>();
  for (const [name, question] of people) {
    const cells = [...(questions.get(name)?.values() ?? [])];
    const shown = cells.flatMap(({ by, id, respondents }) => (respondents === undefined ? [] : `${by} ${id}`)).sort();
    const alike = JSON.stringify([question.minimum, question.respondents, question.people, shown]);
    const waves = found.get(question.asked) ?? [];
    waves.push({ ...question, name, cells, alike });
    found.set(question.asked, waves);
  }
  return [...found.values()];
}

interface BetweenWaves {
  tried: number;
  found: string[];
  notSearched: number;
}

/** Every question in each wave held against every other wave of its survey; what is alike in both is tried once. */
function betweenWaves(questions: readonly AskedInWave[][], random: () => number): BetweenWaves {
  const [found, tried]: [string[], number[]] = [[], []];
  const known = new Map<string, Map<string, TwoWavesAudit>>();
  let notSearched = 0;
  for (const waves of questions) {
    for (const [at, after] of waves.entries()) {
      const own = known.get(after.alike) ?? new Map<string, TwoWavesAudit>();
      known.set(after.alike, own);
      for (const before of waves.slice(0, at)) {
        let audit = own.get(before.alike);
        if (audit === undefined) {
          audit = auditTwoWaves(before, after, random);
          tried.push(audit.tried);
          own.set(before.alike, audit);
        }
        if (!audit.complete) notSearched += 1;
        found.push(...audit.found.map((finding) => `${before.name} and ${after.name}: ${finding}`));
      }
    }
  }
  return { tried: tried.reduce((sum, count) => sum + count, 0), found, notSearched };
}

function summed(
  audits: [string, QuestionAudit][],
  between: BetweenWaves,
  told: Obtained,
  { found: unsafe, ...comments }: CommentsAudit,
): Omit<ConfidentialityAudit, 'minimum' | 'seconds' | 'ofScores'> {
  const sum = (of: (audit: QuestionAudit) => number): number =>
    audits.reduce((total, [, audit]) => total + of(audit), 0);
  const found = [
    ...told.differing,
    ...audits.flatMap(([name, audit]) => audit.found.map((finding) => `${name}: ${finding}`)),
    ...between.found,
    ...unsafe,
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
    comments,
    attacks: sum((a) => a.tried) + between.tried,
    notSearched: sum((a) => (a.complete ? 0 : 1)) + between.notSearched,
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
    audit.comments.fewestWriters === undefined
      ? 'Comments: none are shown.'
      : `Comments: ${count(audit.comments.told)} in ${count(audit.comments.groups)} groups; each may be by ${count(audit.comments.fewestWriters)} people or more.`,
    `Attacks tried: ${count(audit.attacks)}. Reconstructions: ${count(audit.reconstructions)}.`,
    ...audit.found.map((finding) => `  ${finding}`),
    ...(audit.found.length < audit.reconstructions
      ? [`  and ${count(audit.reconstructions - audit.found.length)} more`]
      : []),
    ...(audit.notSearched === 0
      ? []
      : [
          `Not searched through: ${count(audit.notSearched)} questions and pairs of waves have so many groups under the minimum, made of five or more kinds of people, that not all were tried.`,
        ]),
    `${audit.seconds.toFixed(1)} s`,
  ].join('\n');
}
