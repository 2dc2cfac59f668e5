import { nameId, type PersonRef } from '#server/org/directory.ts';
import { isForeignId } from '#server/org/systemId.ts';
import { placeholderMaker } from '../people/peopleRun.ts';
import type { Person } from '../people/person.ts';
import { detached } from '../text/detached.ts';
import { BadValue } from '../values/badValue.ts';
import type { FileRun } from './fileRun.ts';

export interface LookupOptions {
  unknown: 'reject' | 'placeholder';
  required: boolean;
}

/** Finds the person a row names in one role; every way of naming is looked up once. */
export class PersonLookup {
  private readonly known = new Map<string, Person | null>();
  private readonly run: FileRun;
  private readonly options: LookupOptions;
  private readonly at: { id: number; email: number; name: number };
  private readonly column: string;
  private readonly role: string;
  private line = 0;

  constructor(run: FileRun, role: string, options: LookupOptions) {
    const field = (part: string) => run.fields.get(`${role}_${part}`);
    this.run = run;
    this.role = role;
    this.options = options;
    this.at = { id: field('id')?.at ?? -1, email: field('email')?.at ?? -1, name: field('name')?.at ?? -1 };
    this.column = (field('id') ?? field('email') ?? field('name'))?.column ?? role;
  }

  /** Is any column of the file about this role? */
  get isMapped(): boolean {
    return this.at.id >= 0 || this.at.email >= 0 || this.at.name >= 0;
  }

  /** Null when the row names nobody, or a name two people share; throws BadValue for somebody unknown. */
  find(cells: readonly string[], line: number): Person | null {
    const { id, email, name } = this.at;
    const key =
      email < 0 && name < 0
        ? cells[id]
        : `${id < 0 ? '' : cells[id]}\n${email < 0 ? '' : cells[email]}\n${name < 0 ? '' : cells[name]}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.line = line;
    const found = this.resolve(cells);
    this.known.set(detached(key), found);
    return found;
  }

  /** Who the row names; a column of names may hold ids of its system. */
  private refOf(cells: readonly string[]): PersonRef {
    const read = (part: string) => this.run.fields.get(`${this.role}_${part}`)?.read(cells) ?? undefined;
    const ref = { id: read('id'), email: read('email'), name: read('name') };
    return ref.id === undefined && ref.name !== undefined && isForeignId(ref.name)
      ? { id: ref.name, email: ref.email }
      : ref;
  }

  private resolve(cells: readonly string[]): Person | null {
    const { run, options } = this;
    const ref = this.refOf(cells);
    const shown = ref.id ?? ref.email ?? ref.name;
    if (shown === undefined) {
      if (options.required) throw new BadValue(this.column, '', 'the row names nobody');
      return null;
    }
    const found = run.people.directory.find(ref);
    if (found && 'person' in found) return found.person;
    if (found) {
      const reason = 'more than one person fits: give the id';
      if (options.required) throw new BadValue(this.column, shown, reason);
      run.book.notice(`${reason}; loaded without`, { line: this.line, column: this.column, value: shown });
      return null;
    }
    if (options.unknown === 'reject')
      throw new BadValue(this.column, shown.slice(0, 200), 'is nobody known: import the people first');
    const externalId = (ref.id ?? (ref.name === undefined ? shown : nameId(ref.name))).slice(0, 500);
    return placeholderMaker(run, () => this.line)(externalId, ref.name ?? shown, ref.email ?? null);
  }
}
