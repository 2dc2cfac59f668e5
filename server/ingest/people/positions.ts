import type { Resolved } from '#server/org/managerResolver.ts';
import type { Person } from './person.ts';
import type { RosterRow } from './rosterRow.ts';

/** Who holds which position, among the people of a roster who have not left. */
export class Positions {
  private readonly holders = new Map<string, Person[]>();

  constructor(rows: readonly RosterRow[], people: readonly { person: Person }[]) {
    rows.forEach(({ positionId, leftOn }, i) => {
      if (positionId === null || leftOn !== null) return;
      const known = this.holders.get(positionId);
      if (known) known.push(people[i].person);
      else this.holders.set(positionId, [people[i].person]);
    });
  }

  /** The manager by position, for a row that gives neither id nor e-mail; `undefined` when nobody holds it. */
  manager({ manager, managerPositionId }: RosterRow): Resolved<Person> | undefined {
    if (managerPositionId === null || manager.id !== null || manager.email !== null) return undefined;
    const holders = this.holders.get(managerPositionId) ?? [];
    if (holders.length === 1) return { person: holders[0] };
    if (holders.length === 0 || manager.name !== null) return undefined;
    return {
      person: null,
      problem: `${holders.length} people hold the position ${managerPositionId}: give the manager's id`,
    };
  }
}
