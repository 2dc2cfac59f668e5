import { NO_CODE, type Snapshot, UNKNOWN_DAY } from '#server/facts/snapshot.ts';

/** Days from the first up to, not including, the second; an end that is not known or not reached is infinite. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** Somebody reported to a manager on these days; both by their place in `people`. `to` is infinite while it lasts. */
export interface ReportingLine extends Days {
  readonly person: number;
  readonly manager: number;
}

/** Who reported to whom and when. */
export interface ReportingLines {
  /** A person's external id has a place; undefined for an id the records do not know. */
  placeOf(externalId: string): number | undefined;
  externalIdOf(place: number): string;
  /** The lines under a manager; none for people who never led anybody. */
  under(manager: number): readonly ReportingLine[];
}

/** The lines as they can be asked, from a list of them. */
export function reportingLines(people: readonly string[], lines: Iterable<ReportingLine>): ReportingLines {
  const places = new Map(people.map((id, place) => [id, place]));
  const byManager = new Map<number, ReportingLine[]>();
  for (const line of lines) {
    const found = byManager.get(line.manager);
    if (found) found.push(line);
    else byManager.set(line.manager, [line]);
  }
  return {
    placeOf: (externalId) => places.get(externalId),
    externalIdOf: (place) => people[place],
    under: (manager) => byManager.get(manager) ?? [],
  };
}

type Stays = Pick<Snapshot, 'people' | 'spells'>;

const known = new WeakMap<Stays, ReportingLines>();

/** The reporting lines of the records. A stay that reaches their last day without an exit lasts: it is how things are today. */
export function linesOf(snapshot: Stays): ReportingLines {
  const found = known.get(snapshot);
  if (found) return found;
  const made = reportingLines(snapshot.people.externalId, stays(snapshot));
  known.set(snapshot, made);
  return made;
}

function* stays({ spells }: Stays): Generator<ReportingLine> {
  const last = spells.to.reduce((latest, day) => Math.max(latest, day), UNKNOWN_DAY);
  for (let s = 0; s < spells.manager.length; s++) {
    if (spells.manager[s] === NO_CODE || spells.manager[s] === spells.employee[s]) continue;
    const lasts = spells.to[s] === last && spells.exit[s] === 0;
    yield {
      person: spells.employee[s],
      manager: spells.manager[s],
      from: spells.from[s] === UNKNOWN_DAY ? Number.NEGATIVE_INFINITY : spells.from[s],
      to: lasts ? Number.POSITIVE_INFINITY : spells.to[s],
    };
  }
}
