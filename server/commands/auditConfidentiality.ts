import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import loadHighs from 'highs';
import type { Database } from '#server/db/database.ts';
import type { Env } from '#server/env.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { auditQuestion, type Belonging, type QuestionAudit } from '#server/privacy/audit/auditQuestion.ts';
import { minimumGroup } from '#server/privacy/index.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { type Obtained, obtained, questionName } from './auditConfidentialityObtained.ts';
import { opened } from './opened.ts';
import type { Terminal } from './terminal.ts';

const SEED = 1;
/** So many findings are told one by one. */
const TOLD = 20;

/** What `audit-confidentiality` says. */
export interface ConfidentialityAudit {
  minimum: number;
  questions: number;
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
  const people = await respondents(db);
  const highs = await loadHighs();
  const random = seededRandom(SEED);
  const audits = [...told.questions].map(([name, cells]): [string, QuestionAudit] => [
    name,
    auditQuestion(highs, people.get(name) ?? [], [...cells.values()], minimumGroup, random),
  ]);
  return summed(audits, told, (now().getTime() - started) / 1000);
}

function summed(audits: [string, QuestionAudit][], told: Obtained, seconds: number): ConfidentialityAudit {
  const sum = (of: (audit: QuestionAudit) => number): number =>
    audits.reduce((total, [, audit]) => total + of(audit), 0);
  const found = [
    ...told.differing,
    ...audits.flatMap(([name, audit]) => audit.found.map((finding) => `${name}: ${finding}`)),
  ];
  const [candidates, released, answers] = [sum((a) => a.candidates), sum((a) => a.released), sum((a) => a.answers)];
  return {
    minimum: minimumGroup,
    questions: audits.length,
    readers: told.readers,
    requests: told.requests,
    numbers: told.numbers,
    candidates,
    released,
    suppressed: candidates - released,
    informationLost: answers === 0 ? undefined : sum((a) => a.answersHidden) / answers,
    attacks: sum((a) => a.tried),
    reconstructions: found.length,
    found: found.slice(0, TOLD),
    seconds,
  };
}

/** Who answered which question, and where they belonged. */
async function respondents(db: Database): Promise<Map<string, Belonging[]>> {
  const rows = await db.rows<Belonging & { survey: string; wave: string; dimension: string }>(
    sql`select s.name as survey, w.name as wave, i.dimension, coalesce(e.external_id, '') as manager,
      coalesce(a.department, '') as department, coalesce(a.location, '') as location, coalesce(a.role, '') as role
      from survey_answers a join survey_waves w on w.wave_id = a.wave_id join surveys s on s.survey_id = w.survey_id
      join survey_items i on i.survey_id = w.survey_id and i.item = a.item
      left join employees e on e.employee_id = a.manager_id
      group by s.name, w.name, i.dimension, a.respondent, e.external_id, a.department, a.location, a.role`,
  );
  const found = new Map<string, Belonging[]>();
  for (const row of rows) {
    const name = questionName(row.survey, row.wave, row.dimension);
    const known = found.get(name);
    if (known) known.push(row);
    else found.set(name, [row]);
  }
  return found;
}

const count = (value: number): string => value.toLocaleString('en');
const share = (part: number, of: number): string => (of === 0 ? 'none' : `${((100 * part) / of).toFixed(1)} %`);

function inWords(audit: ConfidentialityAudit): string {
  return [
    `Asked as ${count(audit.readers)} readers of every role: ${count(audit.requests)} requests, ${count(audit.numbers)} survey numbers of ${count(audit.questions)} questions.`,
    `Cells with ${audit.minimum} respondents or more: ${count(audit.candidates)}; shown ${count(audit.released)} (${share(audit.released, audit.candidates)}), withheld ${count(audit.suppressed)}.`,
    `Answers in withheld cells: ${audit.informationLost === undefined ? 'none' : share(audit.informationLost, 1)} of those in all cells.`,
    `Attacks tried: ${count(audit.attacks)}. Reconstructions: ${count(audit.reconstructions)}.`,
    ...audit.found.map((finding) => `  ${finding}`),
    `${audit.seconds.toFixed(1)} s`,
  ].join('\n');
}
