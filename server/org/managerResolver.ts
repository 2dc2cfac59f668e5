import { type Directory, type Listed, nameId } from './directory.ts';
import { judgeManagerIds, type ManagerIds, type Mention } from './managerIds.ts';

export interface Resolved<P> {
  /** Nobody when the row names no manager, or one who cannot be told apart from another. */
  person: P | null;
  problem?: string;
}

/** Makes the person that a file names but no row describes. */
export type MakePlaceholder<P> = (externalId: string, name: string, email: string | null) => P;

/**
 * Finds the managers a file names, by id, then e-mail, then name. A name two people share is not guessed; a manager nobody
 * has a row for becomes a placeholder, one for all the ways in which the file writes the name.
 */
export class ManagerResolver<P extends Listed> {
  /** About the file's manager ids as a whole. */
  readonly remarks: readonly string[];
  private readonly directory: Directory<P>;
  private readonly makePlaceholder: MakePlaceholder<P>;
  private readonly ids: ManagerIds;
  private readonly known = new Map<string, Resolved<P>>();

  constructor(directory: Directory<P>, mentions: Iterable<Mention>, makePlaceholder: MakePlaceholder<P>) {
    this.ids = judgeManagerIds(directory, mentions);
    this.directory = directory;
    this.makePlaceholder = makePlaceholder;
    this.remarks = this.ids.remarks;
  }

  resolve(mention: Mention): Resolved<P> {
    const key = `${mention.id ?? ''}\n${mention.email ?? ''}\n${mention.name ?? ''}`;
    let found = this.known.get(key);
    if (!found) this.known.set(key, (found = this.find(mention)));
    return found;
  }

  private find(mention: Mention): Resolved<P> {
    const { areEmployeeIds, haveNames } = this.ids;
    const named = this.named(mention);
    // Without a single name beside the ids nothing speaks against their being employees' own.
    const id = areEmployeeIds || !haveNames ? (mention.id ?? undefined) : undefined;
    const shown = named.name ?? named.email ?? id;
    if (shown === undefined) {
      if (mention.id === null) return { person: null };
      return { person: null, problem: 'the manager ids are not employee ids, and no name stands beside this one' };
    }
    const found = this.directory.find({ ...named, id });
    if (!found) {
      const externalId = id ?? (named.name === undefined ? shown : nameId(named.name));
      return { person: this.makePlaceholder(externalId, shown, named.email ?? null) };
    }
    if ('person' in found) return found;
    const people = found.alike.map(({ externalId }) => externalId).join(', ');
    return { person: null, problem: `more than one person fits (ids ${people}): give the manager's id` };
  }

  /** E-mail and name of the manager; a number that stands beside one name only has that name where it stands alone. */
  private named({ id, email, name }: Mention): { email: string | undefined; name: string | undefined } {
    const beside = id === null || this.ids.areEmployeeIds ? undefined : this.ids.nameOf.get(id);
    return { email: email ?? undefined, name: name ?? beside };
  }
}
