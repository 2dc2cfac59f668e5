import { type AmbiguousName, AmbiguousNames } from './ambiguousNames.ts';
import { type Directory, type Found, isNumberedName, type Listed, nameId } from './directory.ts';
import { judgeManagerIds, type ManagerIds, type Mention, type SharedName } from './managerIds.ts';
import { readPersonName } from './personName.ts';

export interface Resolved<P> {
  /** Nobody when the row names no manager, or one who cannot be told apart from another. */
  person: P | null;
  problem?: string;
}

/** Makes the person that a file names but no row describes. */
export type MakePlaceholder<P> = (externalId: string, name: string, email: string | null) => P;

interface Options<P extends Listed> {
  makePlaceholder: MakePlaceholder<P>;
  /** Manager ids that are a person each, although they share a name. */
  separate?: readonly string[] | undefined;
  /** Who is meant by a name that several people share: the id, by name. */
  named?: Readonly<Record<string, string>> | undefined;
  /** Told once of each name that several people share. */
  onAmbiguous: (ambiguous: AmbiguousName<P>) => void;
}

/**
 * Finds the managers a file names, by id, then e-mail, then name. A name two people share is not guessed, but told by a person; a manager nobody
 * has a row for becomes a placeholder, one for all the ways in which the file writes the name, or one for each id told apart.
 */
export class ManagerResolver<P extends Listed> {
  /** About the file's manager ids as a whole. */
  readonly remarks: readonly string[];
  readonly sharedNames: readonly SharedName[];
  private readonly directory: Directory<P>;
  private readonly makePlaceholder: MakePlaceholder<P>;
  private readonly ids: ManagerIds;
  private readonly ambiguous: AmbiguousNames<P>;
  private readonly separateNames: ReadonlySet<string | undefined>;
  private readonly known = new Map<string, Resolved<P>>();

  constructor(directory: Directory<P>, mentions: Iterable<Mention>, options: Options<P>) {
    const { makePlaceholder, separate, named = {}, onAmbiguous } = options;
    this.ids = judgeManagerIds(directory, mentions, separate);
    this.ambiguous = new AmbiguousNames(named, onAmbiguous);
    this.directory = directory;
    this.makePlaceholder = makePlaceholder;
    this.remarks = this.ids.remarks;
    this.sharedNames = this.ids.sharedNames;
    const apart = this.sharedNames.filter((shared) => shared.separate);
    this.separateNames = new Set(apart.map(({ name }) => foldedName(name)));
  }

  resolve(mention: Mention): Resolved<P> {
    const key = `${mention.id ?? ''}\n${mention.email ?? ''}\n${mention.name ?? ''}`;
    let found = this.known.get(key);
    if (!found) this.known.set(key, (found = this.find(mention)));
    return found;
  }

  private find(mention: Mention): Resolved<P> {
    const { areEmployeeIds, haveNames } = this.ids;
    const { email, name } = this.named(mention);
    // Without a single name beside the ids nothing speaks against their being employees' own.
    const id = areEmployeeIds || !haveNames ? (mention.id ?? undefined) : undefined;
    const shown = name ?? email ?? id;
    if (shown === undefined) {
      if (mention.id === null) return { person: null };
      return { person: null, problem: 'the manager ids are not employee ids, and no name stands beside this one' };
    }
    if (mention.id === null && this.separateNames.has(foldedName(name))) return this.findByEmail(email);
    const found = this.directory.find({ id, email }) ?? this.settled(name, this.findByName(name, mention.id));
    if (found) return resolved(found);
    const externalId = id ?? (name === undefined ? shown : nameId(name, this.separateNumber(mention.id)));
    return { person: this.makePlaceholder(externalId, shown, email ?? null) };
  }

  private settled(name: string | undefined, found: Found<P>): Found<P> {
    return found && 'alike' in found && name !== undefined ? this.ambiguous.settle(name, found.alike) : found;
  }

  private separateNumber(id: string | null): string | undefined {
    return id !== null && this.ids.separate.has(id) ? id : undefined;
  }

  /** Of a name that is told to be several people only the e-mail address says which. */
  private findByEmail(email: string | undefined): Resolved<P> {
    const found = email === undefined ? undefined : this.directory.byEmail(email);
    return found ? resolved(found) : { person: null, problem: "the name is several people's: give the manager's id" };
  }

  /**
   * An id told to be a person of its own is never found by the name it shares. A file that numbers its managers and does
   * not tell them apart means one person by a name, whatever an earlier one told.
   */
  private findByName(name: string | undefined, id: string | null): Found<P> {
    if (this.separateNumber(id) !== undefined) return undefined;
    const found = this.directory.find({ name });
    if (!found || id === null) return found;
    const alike = 'person' in found ? [found.person] : found.alike;
    const people = alike.filter(({ externalId }) => !isNumberedName(externalId));
    if (people.length > 1) return { alike: people };
    return people.length === 1 ? { person: people[0] } : undefined;
  }

  /** E-mail and name of the manager; a number that stands beside one name only has that name where it stands alone. */
  private named({ id, email, name }: Mention): { email: string | undefined; name: string | undefined } {
    const beside = id === null || this.ids.areEmployeeIds ? undefined : this.ids.nameOf.get(id);
    return { email: email ?? undefined, name: name ?? beside };
  }
}

function resolved<P extends Listed>(found: NonNullable<Found<P>>): Resolved<P> {
  if ('person' in found) return found;
  const people = found.alike.map(({ externalId }) => externalId).join(', ');
  return { person: null, problem: `more than one person fits (ids ${people}): give the manager's id` };
}

const foldedName = (name: string | undefined) => (name === undefined ? undefined : readPersonName(name)?.full);
