import { isErasedId } from '#server/org/pseudonym.ts';
import type { Outcome } from '../receipt/fileBook.ts';
import { sourceAt, type PeopleWrites } from './peopleRun.ts';
import type { Assignment, Employment, Person, Source } from './person.ts';

/** Writes the fields of one row into what is known, and keeps account of what that changed. */
export class RowChanges {
  private isNew = false;
  private isChanged = false;
  private readonly run: PeopleWrites;
  private readonly person: Person;
  private readonly line: number;
  private from: Source | undefined;

  constructor(run: PeopleWrites, person: Person, line: number) {
    this.run = run;
    this.person = person;
    this.line = line;
  }

  get source(): Source {
    return (this.from ??= sourceAt(this.run, this.line));
  }

  /** The row tells of something not known before. */
  created(): void {
    this.isNew = true;
  }

  /** A row of the person's history came, went or moved. */
  history(what?: string, before?: string, after?: string): void {
    this.isChanged = true;
    this.person.dirty.history = true;
    if (!this.isNew && what !== undefined && after !== undefined) this.example(what, before, after);
  }

  setPerson<K extends 'name' | 'email' | 'placeholder' | 'externalId'>(key: K, value: Person[K]): void {
    // Who was erased stays so, whatever later files say.
    if (this.person[key] === value || isErasedId(this.person.externalId)) return;
    const { directory } = this.run.people;
    if (!this.isNew) this.example(key, show(this.person[key]), show(value) ?? 'none');
    directory.remove(this.person);
    this.person[key] = value;
    directory.add(this.person);
    this.person.source = this.source;
    this.person.dirty.person = true;
    this.isChanged = true;
  }

  set<T extends Employment | Assignment, K extends keyof T>(row: T, key: K, value: T[K], label: string): void {
    if (row[key] === value || (key === 'exitReason' && isErasedId(this.person.externalId))) return;
    const before = show(row[key]);
    row[key] = value;
    row.source = this.source;
    this.history(label, before, show(value) ?? 'none');
  }

  finish(): Outcome {
    const outcome = this.isNew ? 'new' : this.isChanged ? 'changed' : 'unchanged';
    if (outcome === 'changed') this.run.tally.changedEmployees.add(this.person);
    this.run.book.count(outcome);
    return outcome;
  }

  private example(what: string, before: string | undefined, after: string): void {
    this.run.book.example({ line: this.line, what: `${this.person.name}: ${what}`, before, after });
  }
}

function show(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'object' && value !== null && 'name' in value ? show(value.name) : undefined;
}
