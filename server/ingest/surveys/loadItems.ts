import { sql } from 'drizzle-orm';
import type { FieldReaders } from '../load/fieldReaders.ts';
import { collectRows } from '../load/collectRows.ts';
import type { FileRun } from '../load/fileRun.ts';
import { sourceAt } from '../people/peopleRun.ts';
import { detached } from '../text/detached.ts';
import { keepReplaced } from '../undo/keepReplaced.ts';
import { BadValue } from '../values/badValue.ts';
import { type Item, SurveyBook } from './surveyBook.ts';

interface ItemRow extends Item {
  survey: string;
  item: string;
  line: number;
}

/** Loads a file of survey items. An item that turns out reversed has its stored answers turned round. Returns the SHA-256. */
export async function loadItems(run: FileRun): Promise<string> {
  const surveys = await SurveyBook.load(run.session);
  const { rows, sha256 } = await collectRows(run, (cells, line) => itemRow(run.fields, cells, line));
  const last = new Map(rows.map((row) => [`${row.survey}\n${row.item}`, row]));
  for (const row of rows) {
    const taken = last.get(`${row.survey}\n${row.item}`)!;
    const known = surveys.known(row.survey, row.item);
    if (taken !== row && !same(taken, row))
      run.book.reject(row.line, `line ${taken.line} says otherwise about the same item and is taken`);
    else if (taken !== row || (known && same(known, row))) run.book.count('unchanged');
    else {
      if (known && known.reversed !== row.reversed) await turnRound(run, row);
      const { dimension, low, high, reversed } = row;
      await surveys.declare(
        run.session,
        row.survey,
        row.item,
        { dimension, low, high, reversed },
        sourceAt(run, row.line),
      );
      run.book.count(known ? 'changed' : 'new');
    }
  }
  return sha256;
}

function itemRow(fields: FieldReaders, cells: readonly string[], line: number): ItemRow {
  const needed = (field: string) => {
    const reader = fields.get(field)!;
    const text = reader.read(cells);
    if (text === null) throw new BadValue(reader.column, '', `the row has no ${field.replace('_', ' ')}`);
    return detached(text);
  };
  const [low, high] = [Number(needed('scale_low')), Number(needed('scale_high'))];
  if (low >= high) throw new BadValue(fields.get('scale_high')!.column, String(high), 'the scale does not rise');
  const reversed = fields.get('reversed')?.read(cells) === 't';
  return { survey: needed('survey'), item: needed('item'), dimension: needed('dimension'), low, high, reversed, line };
}

function same(a: Item, b: Item): boolean {
  return a.dimension === b.dimension && a.low === b.low && a.high === b.high && a.reversed === b.reversed;
}

async function turnRound(run: FileRun, { survey, item, low, high }: ItemRow): Promise<void> {
  const ofItem = sql`where t.item = ${item} and t.wave_id in
    (select w.wave_id from survey_waves w join surveys s on s.survey_id = w.survey_id where s.name = ${survey})`;
  await keepReplaced(run.session, run.importId, 'survey_scores', ofItem);
  await run.session.rows(sql`update survey_scores t set score = ${low + high}::float8 - t.score ${ofItem}`);
  await keepReplaced(run.session, run.importId, 'survey_answers', ofItem);
  await run.session.rows(sql`update survey_answers t set value = ${low + high}::float8 - t.value ${ofItem}`);
}
