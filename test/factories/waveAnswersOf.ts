import type { Item } from '#server/facts/snapshot.ts';
import type { WaveAnswers } from '#server/privacy/waveAnswers.ts';
import type { RespondentRow } from './snapshotRows.ts';

/** The answers of one wave from readable rows; managers go by what `managerKey` makes of them. */
export function waveAnswersOf(
  rows: readonly RespondentRow[],
  items: readonly Item[],
  managerKey: (id: string) => string = (id) => id,
): WaveAnswers {
  const dimensions = [...new Set(items.map(({ dimension }) => dimension))];
  return {
    dimensions,
    items: items.map(({ dimension, low, high }) => ({ dimension: dimensions.indexOf(dimension), low, high })),
    parts: rows.map((row) => ({
      manager: row.manager === undefined ? '' : managerKey(row.manager),
      department: row.department ?? '',
      location: row.location ?? '',
      role: row.role ?? '',
      tenure: row.tenure ?? '',
    })),
    scores: scoresOf(rows, items, dimensions),
    itemCells: itemCellsOf(rows, items),
  };
}

/** Each respondent's mean (0–100) per dimension. */
function scoresOf(
  rows: readonly RespondentRow[],
  items: readonly Item[],
  dimensions: readonly string[],
): WaveAnswers['scores'] {
  const scores = rows.flatMap((row, part) => {
    const own = new Map<string, number[]>();
    for (const [name, answer] of Object.entries(row.answers)) {
      const { dimension, low, high } = required(items, name);
      own.set(dimension, [...(own.get(dimension) ?? []), ((answer - low) / (high - low)) * 100]);
    }
    const respondent = row.id ?? `${row.wave} ${part}`;
    return [...own].map(([dimension, all]) => ({
      respondent,
      part,
      dimension: dimensions.indexOf(dimension),
      score: all.reduce((sum, value) => sum + value, 0) / all.length,
    }));
  });
  return {
    respondent: scores.map(({ respondent }) => respondent),
    part: scores.map(({ part }) => part),
    dimension: scores.map(({ dimension }) => dimension),
    score: scores.map(({ score }) => score),
  };
}

/** Answers at least three quarters up the scale are favourable. */
function itemCellsOf(rows: readonly RespondentRow[], items: readonly Item[]): WaveAnswers['itemCells'] {
  const given = rows.flatMap((row, part) =>
    Object.entries(row.answers).map(([name, value]) => ({ part, item: required(items, name), value })),
  );
  return {
    part: given.map(({ part }) => part),
    item: given.map(({ item }) => items.indexOf(item)),
    n: given.map(() => 1),
    sum: given.map(({ value }) => value),
    sumSquares: given.map(({ value }) => value * value),
    favourable: given.map(({ value, item: { low, high } }) => (value - low >= 0.75 * (high - low) ? 1 : 0)),
  };
}

function required(items: readonly Item[], name: string): Item {
  const found = items.find(({ item }) => item === name);
  if (!found) throw new Error(`no such item: ${name}`);
  return found;
}
