import type { Scope } from '#server/access/scope.ts';
import { bossesOn } from '#server/facts/bossesOn.ts';
import { countingDay } from '#server/facts/countingDay.ts';
import { NO_CODE } from '#server/facts/snapshot.ts';
import { groupings } from '#shared/contract/grouping.ts';
import type { DecidedWave, Records } from './records.ts';

/** A group as released cells know it: a manager's employee id or a label; '' for the company. */
export interface Group {
  waveId: number;
  grouping: string;
  key: string;
}

/**
 * The managers' teams and areas with released cells that lie in the scope, on the day the wave closed; of readers of everyone none are
 * listed, since they see all. The same questions `withinScope` asks.
 */
export function seenGroups(scope: Scope, { waves, ledGroups, lines, employeeIds }: Records): Group[] {
  if (scope.everyone) return [];
  const closed = new Map(waves.map(({ waveId, closedOn }) => [waveId, closedOn]));
  return ledGroups.flatMap(({ waveId, grouping, manager }) => {
    const on = closed.get(waveId);
    if (on === undefined) return [];
    const [id, days] = [lines.externalIdOf(manager), { from: on, to: on + 1 }];
    const isSeen = grouping === 'area' ? scope.seesArea(id, days) : scope.sees(id, days);
    return isSeen ? [{ waveId, grouping, key: String(employeeIds[manager]) }] : [];
  });
}

/**
 * Groups in the scope that had people when a wave closed, answers or not: those without a cell to tell of are told of as groups too few
 * answered in. Kinds of groups the records do not count people of are left out: naming one would say that somebody answered.
 */
export function presentGroups(scope: Scope, records: Records): Group[] {
  return records.waves.flatMap((wave) => presentAt(scope, records, wave));
}

/** Who led each manager when a wave closed, by employee id. */
export function managersLed({ waves, spells, employeeIds }: Records): { waveId: number; key: string; boss: string }[] {
  return waves.flatMap(({ waveId, closedOn }) => {
    const bosses = bossesOn(spells, closedOn);
    return [...new Set(bosses.values())].flatMap((manager) => {
      const boss = bosses.get(manager);
      return boss === undefined ? [] : [{ waveId, key: String(employeeIds[manager]), boss: String(employeeIds[boss]) }];
    });
  });
}

function presentAt(scope: Scope, records: Records, { waveId, closedOn }: DecidedWave): Group[] {
  const { spells, labels, lines, employeeIds } = records;
  const day = countingDay(spells, closedOn);
  if (day === undefined) return [];
  const found = new Map<string, Set<number>>(groupings.map((grouping) => [grouping, new Set()]));
  for (let spell = 0; spell < spells.employee.length; spell++) {
    if (spells.from[spell] > day || spells.to[spell] <= day) continue;
    for (const grouping of groupings) found.get(grouping)!.add(spells[grouping][spell]);
  }
  const on = { from: closedOn, to: closedOn + 1 };
  const company = scope.everyone && found.get('manager')!.size > 0 ? [{ waveId, grouping: 'company', key: '' }] : [];
  const groups = [...found].flatMap(([grouping, codes]) =>
    [...codes].flatMap((code): Group[] => {
      if (code === NO_CODE) return [];
      if (grouping !== 'manager')
        return scope.everyone ? [{ waveId, grouping, key: labelsOf(labels, grouping)[code] }] : [];
      return scope.sees(lines.externalIdOf(code), on) ? [{ waveId, grouping, key: String(employeeIds[code]) }] : [];
    }),
  );
  return [...company, ...groups];
}

function labelsOf(labels: Records['labels'], grouping: string): readonly string[] {
  if (grouping === 'department') return labels.department;
  return grouping === 'location' ? labels.location : labels.role;
}
