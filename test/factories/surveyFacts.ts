import type { Item, Wave } from '#server/facts/snapshot.ts';
import { type Codes, dayOf } from './codes.ts';
import type { ItemRow, WaveRow } from './snapshotRows.ts';

/** The survey of rows that name none. */
export const SURVEY = 'pulse';
/** Fewest respondents of a cell in the waves of these snapshots. */
export const MINIMUM = 5;

export interface Labels {
  people: Codes;
  role: Codes;
  level: Codes;
  department: Codes;
  location: Codes;
  dimension: Codes;
  tenureBand: Codes;
}

export function wavesOf(rows: readonly WaveRow[]): Wave[] {
  return rows.map((row) => ({
    survey: row.survey ?? SURVEY,
    name: row.name,
    closedOn: dayOf(row.closedOn),
    invited: row.invited,
    minimumGroup: MINIMUM,
    laterRespondents: 0,
  }));
}

export function itemsOf(rows: readonly ItemRow[]): Item[] {
  return rows.map((row) => ({
    survey: row.survey ?? SURVEY,
    item: row.item,
    dimension: row.dimension,
    low: row.low ?? 1,
    high: row.high ?? 5,
  }));
}
