import type { Grouping, Ref } from '#shared/contract/grouping.ts';
import type { Snapshot } from './snapshot.ts';

/** How many groups a grouping can have: the codes run from 0 up to this. */
export function groupCount(snapshot: Snapshot, by: Grouping): number {
  return by === 'manager' ? snapshot.people.externalId.length : snapshot.labels[by].length;
}

/** The group behind a code: a manager by external id, another group by its own label. */
export function groupRef(snapshot: Snapshot, by: Grouping, code: number): Ref {
  if (by !== 'manager') return { id: snapshot.labels[by][code], name: snapshot.labels[by][code] };
  return { id: snapshot.people.externalId[code], name: snapshot.people.name[code] };
}

/** A row's subject, as every report gives it. */
export function subjectOf(by: Grouping, ref: Ref): { manager: Ref } | { group: Ref } {
  return by === 'manager' ? { manager: ref } : { group: ref };
}
