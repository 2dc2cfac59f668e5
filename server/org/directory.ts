import { systemOf } from './systemId.ts';
import { isErasedId, type PseudonymOf } from './pseudonym.ts';
import { middleNamesAgree, readPersonName } from './personName.ts';

/** Somebody in the directory. */
export interface Listed {
  externalId: string;
  name: string;
  email: string | null;
  placeholder: boolean;
}

/** What a file says about who somebody is; at least one is there. */
export interface PersonRef {
  id?: string;
  email?: string;
  name?: string;
}

export type Found<P> = { person: P } | { alike: readonly P[] } | undefined;

/** Finds people by id, then e-mail, then name. A name that fits two people finds neither. */
export class Directory<P extends Listed> {
  private readonly ids = new Map<string, P>();
  private readonly otherIds = new Map<string, P>();
  private readonly systems = new Map<P, Set<string>>();
  private readonly emails = new Map<string, P[]>();
  private readonly fullNames = new Map<string, P[]>();
  private readonly shortNames = new Map<string, P[]>();
  private readonly pseudonymOf: PseudonymOf | undefined;
  private hasErased = false;

  /** With `pseudonymOf` people who were erased are found by the ids and addresses they had. */
  constructor(pseudonymOf?: PseudonymOf) {
    this.pseudonymOf = pseudonymOf;
  }

  get size(): number {
    return this.ids.size;
  }

  people(): IterableIterator<P> {
    return this.ids.values();
  }

  add(person: P): void {
    this.ids.set(person.externalId, person);
    if (isErasedId(person.externalId)) this.hasErased = true;
    if (person.email !== null) append(this.emails, person.email.toLowerCase(), person);
    const name = readPersonName(person.name);
    if (!name) return;
    append(this.fullNames, name.full, person);
    append(this.shortNames, name.short, person);
  }

  /** The id another system knows the person by. */
  addOtherId(id: string, person: P): void {
    this.otherIds.set(id, person);
    const systems = this.systems.get(person);
    if (systems) systems.add(systemOf(id));
    else this.systems.set(person, new Set([systemOf(id)]));
  }

  /** Does the system that gave this id know the person by one already? */
  isKnownTo(person: P, id: string): boolean {
    return systemOf(person.externalId) === systemOf(id) || this.systems.get(person)?.has(systemOf(id)) === true;
  }

  remove(person: P): void {
    this.ids.delete(person.externalId);
    if (person.email !== null) without(this.emails, person.email.toLowerCase(), (each) => each === person);
    const name = readPersonName(person.name);
    if (!name) return;
    without(this.fullNames, name.full, (each) => each === person);
    without(this.shortNames, name.short, (each) => each === person);
  }

  byId(id: string): P | undefined {
    return this.otherIds.get(id) ?? this.ids.get(id) ?? this.erased(id);
  }

  byEmail(email: string): Found<P> {
    const found = only(this.emails.get(email.trim().toLowerCase()) ?? []);
    const erased = found ? undefined : this.erased(email);
    return erased ? { person: erased } : found;
  }

  /** Whoever was erased and had this id or address. */
  private erased(written: string): P | undefined {
    if (!this.hasErased || !this.pseudonymOf) return undefined;
    const pseudonym = this.pseudonymOf(written);
    return this.otherIds.get(pseudonym) ?? this.ids.get(pseudonym);
  }

  /** All words alike decides; else first and last name, as long as the middle names do not contradict. */
  byName(text: string): Found<P> {
    const name = readPersonName(text);
    if (!name) return undefined;
    const exact = this.fullNames.get(name.full) ?? [];
    if (exact.length > 0) return only(exact);
    const near = this.shortNames.get(name.short) ?? [];
    return only(near.filter((each) => middleNamesAgree(readPersonName(each.name)!, name)));
  }

  /** By id, e-mail and name in turn: the first that finds somebody decides, also when it finds two alike. */
  find(ref: PersonRef): Found<P> {
    const known = ref.id === undefined ? undefined : this.byId(ref.id);
    if (known) return { person: known };
    const written = ref.email === undefined ? undefined : this.byEmail(ref.email);
    if (written) return written;
    return ref.name === undefined ? undefined : this.byWriting(ref.name);
  }

  /** A "name" column may in truth hold ids or e-mail addresses. */
  private byWriting(text: string): Found<P> {
    const known = this.byId(text);
    if (known) return { person: known };
    return (text.includes('@') ? this.byEmail(text) : undefined) ?? this.byName(text);
  }
}

/** Ids go into an index, whose entries have a largest size. */
const LONGEST_ID = 500;

/** The external id of a person known by name only; of several of one name, with the number by which a file tells them apart. */
export function nameId(name: string, number?: string): string {
  const folded = readPersonName(name)?.full ?? name.trim().toLowerCase();
  // A folded name holds no "#": no other person's id can be the same.
  return `name:${number === undefined ? '' : `#${number} `}${folded}`.slice(0, LONGEST_ID);
}

/** Is this the external id of one of several people of one name, told apart by a number? */
export const isNumberedName = (externalId: string): boolean => externalId.startsWith('name:#');

function only<P>(people: readonly P[]): Found<P> {
  if (people.length === 0) return undefined;
  return people.length === 1 ? { person: people[0] } : { alike: people };
}

function append<T>(index: Map<string, T[]>, key: string, value: T): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}

function without<T>(index: Map<string, T[]>, key: string, matches: (value: T) => boolean): void {
  const rest = (index.get(key) ?? []).filter((value) => !matches(value));
  if (rest.length > 0) index.set(key, rest);
  else index.delete(key);
}
