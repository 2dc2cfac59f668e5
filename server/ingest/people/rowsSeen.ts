import type { FieldReader, FieldReaders } from '../load/fieldReaders.ts';
import { detached } from '../text/detached.ts';
import { BadValue } from '../values/badValue.ts';
import type { People } from './people.ts';

/** After every day there is. */
const ALWAYS = '9999-12-31';

/**
 * Whom a people file names, in rows that were loaded and in rows that were rejected: who stands in a rejected row has not
 * left. A row that does not say whose it is may be anybody's.
 */
export class RowsSeen {
  /** Rows that may be anybody's. */
  unnamed = 0;
  private readonly lastDay = new Map<string, string>();
  private readonly unnamedDays = new Set<string>();
  private readonly id: FieldReader | undefined;
  private readonly day: FieldReader | undefined;
  private readonly columns: number;
  private readonly people: People;

  constructor(fields: FieldReaders, columns: number, people: People) {
    this.id = fields.get('employee_id');
    this.day = fields.get('snapshot');
    this.columns = columns;
    this.people = people;
  }

  /** `width`: the cells the row has in the file. */
  note(cells: readonly string[], width: number): void {
    const id = readOr(this.id, cells);
    const day = readOr(this.day, cells) ?? ALWAYS;
    // With a cell too many the others may stand in the wrong columns.
    if (id === undefined || (width > this.columns && !this.isKnown(id))) this.noteUnnamed(day);
    else if (day > (this.lastDay.get(id) ?? '')) this.lastDay.set(detached(id), detached(day));
  }

  /** A row that turned out to have lost cells: its id may be another column's. */
  noteCut({ externalId, snapshot }: { externalId: string; snapshot: string | null }): void {
    if (!this.isKnown(externalId)) this.noteUnnamed(snapshot ?? ALWAYS);
  }

  has(id: string): boolean {
    return this.lastDay.has(id);
  }

  /** The last day a row of theirs speaks of, ISO; after every day when one does not say of which. */
  last(id: string): string {
    return this.lastDay.get(id) ?? '';
  }

  /** May everybody who has no row of that day be missing from it? */
  isSure(day: string): boolean {
    return !this.unnamedDays.has(day) && !this.unnamedDays.has(ALWAYS);
  }

  private noteUnnamed(day: string): void {
    this.unnamed += 1;
    this.unnamedDays.add(detached(day));
  }

  private isKnown(id: string): boolean {
    return this.people.directory.byId(id) !== undefined;
  }
}

function readOr(reader: FieldReader | undefined, cells: readonly string[]): string | undefined {
  try {
    return reader?.read(cells) ?? undefined;
  } catch (error) {
    if (error instanceof BadValue) return undefined;
    throw error;
  }
}
