import type { Person, Place } from './person.ts';

/** A row that was loaded, and whose team it is in: for the survey answers beside it. */
export interface LoadedRow {
  line: number;
  person: Person;
  place: Place;
  outcome: 'new' | 'changed' | 'unchanged';
  /** The day the row was true, in a file of several snapshots. */
  snapshot?: string;
}
