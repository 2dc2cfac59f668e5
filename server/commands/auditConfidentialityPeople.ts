import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/database.ts';
import { managersOn } from '#server/org/managersOn.ts';
import type { Belonging } from '#server/privacy/audit/obtainedCell.ts';
import { readRespondents } from '#server/privacy/readWaveAnswers.ts';
import type { Place } from '#server/privacy/waveAnswers.ts';
import { questionName } from './auditConfidentialityObtained.ts';

interface DecidedWave {
  waveId: number;
  surveyId: number;
  survey: string;
  wave: string;
  closedOn: string;
  asOf: number;
  minimum: number;
}

/** Who answered a question, and the minimum that was in force for it. */
export interface Question {
  /** The survey and the dimension, the same for all waves. */
  readonly asked: string;
  readonly people: Belonging[];
  /** Who they are, in the same order. */
  readonly respondents: string[];
  readonly minimum: number;
}

/** Who answered which question of the decided waves when these were decided, and to which groups they belonged, by the question's name; waves in the order they closed. */
export async function whoAnswered(db: Database): Promise<Map<string, Question>> {
  const waves = await db.rows<DecidedWave>(
    sql`select w.wave_id as "waveId", w.survey_id as "surveyId", s.name as survey, w.name as wave, w.closed_on::text as "closedOn",
        r.answers_as_of as "asOf", r.minimum_group::int4 as minimum
      from released_waves r join survey_waves w on w.wave_id = r.wave_id join surveys s on s.survey_id = w.survey_id
      order by w.closed_on, w.wave_id`,
  );
  const people = await db.rows<{ id: string; name: string }>(
    sql`select employee_id::text as id, external_id as name from employees`,
  );
  const externalIds = new Map(people.map(({ id, name }) => [id, name]));
  const found = new Map<string, Question>();
  for (const wave of waves) {
    const { dimensions, scores, parts } = await readRespondents(db, wave);
    const bosses = await managersOn(db, wave.closedOn);
    const belongings = parts.map((place) => belongingOf(place, bosses, externalIds));
    for (let row = 0; row < scores.respondent.length; row++) {
      const dimension = dimensions[scores.dimension[row]];
      const name = questionName(wave.survey, wave.wave, dimension);
      const asked = `${wave.surveyId} ${dimension}`;
      const known = found.get(name) ?? { asked, people: [], respondents: [], minimum: wave.minimum };
      known.respondents.push(scores.respondent[row]);
      if (known.people.push(belongings[scores.part[row]]) === 1) found.set(name, known);
    }
  }
  return found;
}

/** A crossing goes by both labels, as the page names it. */
const named = (...labels: string[]): string[] => (labels.includes('') ? [] : [labels.join(', ')]);

function belongingOf(
  { manager, department, location, role, tenure }: Place,
  bosses: ReadonlyMap<string, string>,
  externalIds: ReadonlyMap<string, string>,
): Belonging {
  const line: string[] = [];
  for (let at: string | undefined = manager; at !== undefined && at !== '' && !line.includes(at); at = bosses.get(at))
    line.push(at);
  const idOf = (employee: string): string => externalIds.get(employee) ?? employee;
  return {
    manager: named(manager).map(idOf),
    area: line.map(idOf),
    department: named(department),
    location: named(location),
    role: named(role),
    'tenure band': named(tenure),
    'department and location': named(department, location),
    'department and tenure band': named(department, tenure),
  };
}
