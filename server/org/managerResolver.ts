import { type Directory, type Listed, nameId } from './directory.ts';
import { judgeManagerIds, type Mention } from './managerIds.ts';

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
  private readonly byEmployeeId: boolean;
  private readonly nameOf: ReadonlyMap<string, string>;
  private readonly known = new Map<string, Resolved<P>>();

  constructor(directory: Directory<P>, mentions: Iterable<Mention>, makePlaceholder: MakePlaceholder<P>) {
    const ids = judgeManagerIds(directory, mentions);
    this.directory = directory;
    this.makePlaceholder = makePlaceholder;
    this.remarks = ids.remarks;
    this.byEmployeeId = ids.areEmployeeIds;
    this.nameOf = ids.nameOf;
  }

  resolve(mention: Mention): Resolved<P> {
    const key = `${mention.id ?? ''}\n${mention.email ?? ''}\n${mention.name ?? ''}`;
    let found = this.known.get(key);
    if (!found) this.known.set(key, (found = this.find(mention)));
    return found;
  }

  private find(mention: Mention): Resolved<P> {
    const { id, email } = mention;
    const name = mention.name ?? (id !== null && !this.byEmployeeId ? (this.nameOf.get(id) ?? null) : null);
    if (id === null && email === null && name === null) return { person: null };
    const found = this.directory.find({
      id: id !== null && (this.byEmployeeId || (name === null && email === null)) ? id : undefined,
      email: email ?? undefined,
      name: name ?? undefined,
    });
    if (found && 'person' in found) return found;
    if (found) {
      const people = found.alike.map(({ externalId }) => externalId).join(', ');
      return { person: null, problem: `more than one person fits (ids ${people}): give the manager's id` };
    }
    const externalId = name === null ? (id ?? email ?? '') : this.byEmployeeId && id !== null ? id : nameId(name);
    return { person: this.makePlaceholder(externalId, name ?? email ?? id ?? '', email) };
  }
}
