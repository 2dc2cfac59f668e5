import type { CELL_GROUPINGS } from '#server/facts/releasedFacts.ts';
import type { Place } from './waveAnswers.ts';

/**
 * The groups a survey number may ever be shown of, in the facts' own list. `area` is a manager's team and all teams below it. Nothing else
 * is published: what would be asked for by other filters does not exist.
 */
export type CellGrouping = (typeof CELL_GROUPINGS)[number];

/** One partition of the respondents: each part's group, by its place in `groups`, or -1. */
export interface FamilyGrouping {
  grouping: CellGrouping;
  groups: { key: string; second: string }[];
  ofPart: number[];
}

/** The partitions of the family in the order they are decided in: what managers and leaders ask for first. */
export function familyOf(parts: readonly Place[], bosses: ReadonlyMap<string, string>): FamilyGrouping[] {
  return [
    partition('department', parts, ({ department }) => [department]),
    partition('manager', parts, ({ manager }) => [manager]),
    ...areas(parts, bosses),
    partition('location', parts, ({ location }) => [location]),
    partition('role', parts, ({ role }) => [role]),
    partition('tenure band', parts, ({ tenure }) => [tenure]),
    partition('department and location', parts, ({ department, location }) => [department, location]),
    partition('department and tenure band', parts, ({ department, tenure }) => [department, tenure]),
  ];
}

function partition(
  grouping: CellGrouping,
  parts: readonly Place[],
  keysOf: (place: Place) => readonly [string, string?],
): FamilyGrouping {
  const places = new Map<string, number>();
  const groups: FamilyGrouping['groups'] = [];
  const ofPart = parts.map((part) => {
    const [key, second = ''] = keysOf(part);
    if (key === '' || keysOf(part).includes('')) return -1;
    const known = places.get(`${key}\n${second}`);
    if (known !== undefined) return known;
    places.set(`${key}\n${second}`, groups.length);
    return groups.push({ key, second }) - 1;
  });
  return { grouping, groups, ofPart };
}

/** Areas nest, so each level of the reporting line is a partition of its own; a manager without managers below has a team and no area. */
function areas(parts: readonly Place[], bosses: ReadonlyMap<string, string>): FamilyGrouping[] {
  const lines = new Map([...new Set(parts.map(({ manager }) => manager))].map((id) => [id, lineOf(id, bosses)]));
  const leading = new Set([...lines].flatMap(([id, line]) => line.filter((above) => above !== id)));
  const depth = Math.max(0, ...[...lines.values()].map((line) => line.length));
  return Array.from({ length: depth }, (_, level) =>
    partition('area', parts, ({ manager }) => {
      const at = lines.get(manager)!.at(level) ?? '';
      return [leading.has(at) ? at : ''];
    }),
  ).filter(({ groups }) => groups.length > 0);
}

/** From the top down to the manager; a circle in the records ends where it closes. */
export function lineOf(manager: string, bosses: ReadonlyMap<string, string>): string[] {
  const line: string[] = [];
  for (let at: string | undefined = manager === '' ? undefined : manager; at !== undefined; at = bosses.get(at)) {
    if (line.includes(at)) break;
    line.unshift(at);
  }
  return line;
}
