import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';
import { copyRows } from '#server/ingest/load/copyText.ts';
import { keepReplaced } from '#server/ingest/undo/keepReplaced.ts';
import { decisionWords } from './decisionWords.ts';
import type { ReleasedCell } from './releasedCells.ts';
import { AT_LEAST_95, AT_MOST_5 } from './survey.ts';

/** One wave with what was decided about it, under the import that made it so. */
export interface ReleasedWave {
  waveId: number;
  minimum: number;
  importId: number;
  now: Date;
}

/** Stores the cells of a wave in place of those before, which come back when the import is undone. */
export async function storeReleased(
  session: Session,
  wave: ReleasedWave,
  cells: readonly ReleasedCell[],
): Promise<void> {
  const { waveId, minimum, importId, now } = wave;
  const ofWave = sql`where t.wave_id = ${waveId}::bigint`;
  await keepReplaced(session, importId, 'released_waves', ofWave);
  await keepReplaced(session, importId, 'released_cells', ofWave);
  await session.rows(sql`delete from released_cells t ${ofWave}`);
  await session.rows(sql`
    insert into released_waves (wave_id, minimum_group, decided_at, answers_as_of, later_respondents, import_id)
    values (${waveId}::bigint, ${minimum}::smallint, ${now.toISOString()}::timestamptz, ${importId}::bigint, 0, ${importId}::bigint)
    on conflict (wave_id) do update set minimum_group = excluded.minimum_group, decided_at = excluded.decided_at,
      answers_as_of = excluded.answers_as_of, later_respondents = 0, import_id = excluded.import_id`);
  await session.copy('released_cells', COLUMNS, copyRows(rowsOf(wave, cells)));
}

/** Leaves the cells of a wave as they are and notes how many respondents are not in them. */
export async function storeLater(session: Session, wave: ReleasedWave, later: number): Promise<void> {
  await keepReplaced(session, wave.importId, 'released_waves', sql`where t.wave_id = ${wave.waveId}::bigint`);
  await session.rows(sql`
    update released_waves set later_respondents = ${later}::int, import_id = ${wave.importId}::bigint
    where wave_id = ${wave.waveId}::bigint`);
}

const COLUMNS = [
  'wave_id',
  'dimension',
  'grouping',
  'group_key',
  'group_key_2',
  'decision',
  'respondents',
  'answers',
  'sum',
  'sum_squares',
  'favourable',
  'agreement',
  'unanimous',
  'favourable_bound',
  'partly_withheld',
  'import_id',
];

const bounds = new Map([
  [AT_LEAST_95, '95 % or more'],
  [AT_MOST_5, '5 % or less'],
]);

function* rowsOf({ waveId, importId }: ReleasedWave, cells: readonly ReleasedCell[]) {
  for (const cell of cells)
    yield [
      waveId,
      cell.dimension,
      cell.grouping,
      cell.key,
      cell.second,
      decisionWords.get(cell.decision)!,
      cell.respondents ?? null,
      cell.answers ?? null,
      cell.sum ?? null,
      cell.sumSquares ?? null,
      cell.favourable ?? null,
      cell.agreement ?? null,
      cell.unanimous,
      bounds.get(cell.bound) ?? null,
      cell.partly,
      importId,
    ];
}
