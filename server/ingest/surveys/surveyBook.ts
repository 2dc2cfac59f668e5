import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import type { Source } from '../people/person.ts';
import { keepReplaced } from '../undo/keepReplaced.ts';
import { BadValue } from '../values/badValue.ts';
import { otherContent, type StoredWave, type WaveContent, waveContents } from './waveContents.ts';

export interface Item {
  dimension: string;
  low: number;
  high: number;
  reversed: boolean;
}

interface Entry<T> {
  survey: string;
  name: string;
  value: T;
  line: number;
  /** From an earlier import or file. */
  stored: boolean;
}

/** A wave known in this import; `no` stands for its id until it has one. */
interface Wave {
  no: number;
  closedOn: string;
}

/** The surveys, waves and items there are, and those a file adds. */
export class SurveyBook {
  private readonly surveys = new Map<string, number>();
  private readonly waves = new Map<string, Entry<Wave>>();
  private readonly items = new Map<string, Entry<Item>>();
  private readonly brings: WaveContent;
  private readonly contents: Map<number, StoredWave>;

  private constructor(brings: WaveContent, contents: Map<number, StoredWave>) {
    this.brings = brings;
    this.contents = contents;
  }

  /** `brings`: what the file adds to its waves. */
  static async load(session: Session, brings: WaveContent = 'answers'): Promise<SurveyBook> {
    const book = new SurveyBook(brings, await waveContents(session));
    const surveys = await session.rows<{ id: number; name: string }>(sql`select survey_id as id, name from surveys`);
    const names = new Map(surveys.map(({ id, name }) => [id, name]));
    for (const { id, name } of surveys) book.surveys.set(name, id);
    const waves = await session.rows<{ id: number; surveyId: number; name: string; closedOn: string }>(
      sql`select wave_id as id, survey_id as "surveyId", name, closed_on as "closedOn" from survey_waves`,
    );
    for (const { id, surveyId, name, closedOn } of waves) {
      const survey = names.get(surveyId)!;
      book.waves.set(keyOf(survey, name), { survey, name, value: { no: id, closedOn }, line: 0, stored: true });
    }
    const items = await session.rows<Item & { surveyId: number; item: string }>(
      sql`select survey_id as "surveyId", item, dimension, scale_low as low, scale_high as high, reversed from survey_items`,
    );
    for (const { surveyId, item: name, dimension, low, high, reversed } of items) {
      const survey = names.get(surveyId)!;
      const value = { dimension, low, high, reversed };
      book.items.set(keyOf(survey, name), { survey, name, value, line: 0, stored: true });
    }
    return book;
  }

  /** The number answers of this wave are staged under: its id, or a negative one until it is stored. */
  wave(survey: string, name: string, closedOn: string, line: number): number {
    const known = this.waves.get(keyOf(survey, name));
    if (!known) {
      const no = -1 - this.waves.size;
      this.waves.set(keyOf(survey, name), { survey, name, value: { no, closedOn }, line, stored: false });
      return no;
    }
    if (known.value.closedOn !== closedOn) {
      const where = known.line > 0 ? `on line ${known.line}` : 'stored';
      throw new BadValue('', '', `the wave ${name} closed on ${known.value.closedOn} (${where}), here on ${closedOn}`);
    }
    const content = this.contents.get(known.value.no);
    if (content !== undefined && content !== this.brings)
      throw new BadValue('', '', `the wave ${name} of ${survey} ${otherContent[content]}`);
    return known.value.no;
  }

  /** What is known of an item; else what the file shows of it, kept from now on. */
  item(survey: string, name: string, shown: () => Item, line: number): Item {
    const known = this.items.get(keyOf(survey, name));
    if (known) return known.value;
    const value = shown();
    this.items.set(keyOf(survey, name), { survey, name, value, line, stored: false });
    return value;
  }

  known(survey: string, name: string): Item | undefined {
    return this.items.get(keyOf(survey, name))?.value;
  }

  /** Stores what is new; returns the ids of the new waves by the numbers their answers were staged under. */
  async store(session: Session, sourceAt: (line: number) => Source): Promise<Map<number, number>> {
    const ids = new Map<number, number>();
    for (const entry of [...this.waves.values()].filter(({ stored }) => !stored)) {
      const surveyId = await this.surveyId(session, entry.survey, sourceAt(entry.line));
      const { no, closedOn } = entry.value;
      const [{ id }] = await session.rows<{ id: number }>(sql`
        insert into survey_waves (survey_id, name, closed_on, import_id, file_no, line)
        values (${surveyId}::bigint, ${entry.name}, ${closedOn}::date, ${sourceValues(sourceAt(entry.line))}) returning wave_id as id`);
      ids.set(no, id);
      entry.value.no = id;
      entry.stored = true;
    }
    for (const entry of [...this.items.values()].filter(({ stored }) => !stored)) {
      await this.storeItem(session, entry, sourceAt(entry.line));
      entry.stored = true;
    }
    return ids;
  }

  /** Writes an item as a file of items declares it. */
  async declare(session: Session, survey: string, name: string, value: Item, source: Source): Promise<void> {
    const entry = { survey, name, value, line: source.line, stored: true };
    await this.storeItem(session, entry, source);
    this.items.set(keyOf(survey, name), entry);
  }

  private async storeItem(session: Session, { survey, name, value }: Entry<Item>, source: Source): Promise<void> {
    const surveyId = await this.surveyId(session, survey, source);
    const { dimension, low, high, reversed } = value;
    const isThere = sql`where t.survey_id = ${surveyId}::bigint and t.item = ${name}`;
    await keepReplaced(session, source.importId, 'survey_items', isThere);
    await session.rows(sql`
      insert into survey_items (survey_id, item, dimension, scale_low, scale_high, reversed, import_id, file_no, line)
      values (${surveyId}::bigint, ${name}, ${dimension}, ${low}::real, ${high}::real, ${reversed}::boolean, ${sourceValues(source)})
      on conflict (survey_id, item) do update set dimension = excluded.dimension, scale_low = excluded.scale_low,
        scale_high = excluded.scale_high, reversed = excluded.reversed, import_id = excluded.import_id,
        file_no = excluded.file_no, line = excluded.line`);
  }

  private async surveyId(session: Session, name: string, source: Source): Promise<number> {
    const known = this.surveys.get(name);
    if (known !== undefined) return known;
    const [{ id }] = await session.rows<{ id: number }>(sql`
      insert into surveys (name, import_id, file_no, line) values (${name}, ${sourceValues(source)}) returning survey_id as id`);
    this.surveys.set(name, id);
    return id;
  }
}

const keyOf = (survey: string, name: string) => `${survey}\n${name}`;
const sourceValues = ({ importId, fileNo, line }: Source) =>
  sql`${importId}::bigint, ${fileNo}::smallint, ${line}::int`;
