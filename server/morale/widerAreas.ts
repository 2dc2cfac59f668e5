import { bossesOn } from '#server/facts/bossesOn.ts';
import { SHOWN, type ShownCells } from '#server/privacy/index.ts';
import type { MoraleFacts } from './facts.ts';

/**
 * Of each withheld team, the place of the nearest area around it that is shown: its manager's own, or that of somebody up the line when the
 * wave closed; -1 where none is. A team in which nobody answered is pointed there like one in which too few did.
 */
export function widerAreas(
  { snapshot, by, own, areas }: MoraleFacts,
  teams: Pick<ShownCells, 'wave' | 'decision' | 'present'>,
  shown: Pick<ShownCells, 'decision'>,
): Int32Array {
  const wider = new Int32Array(teams.decision.length).fill(-1);
  if (by !== 'manager') return wider;
  const bosses = bossesOn(snapshot.spells, snapshot.waves[teams.wave].closedOn);
  own.codes.forEach((code, place) => {
    if (teams.present[place] === 0 || teams.decision[place] === SHOWN) return;
    const passed = new Set<number>();
    for (let at: number | undefined = code; at !== undefined && !passed.has(at); at = bosses.get(at)) {
      passed.add(at);
      const area = areas.place(at);
      if (area >= areas.groups.length || shown.decision[area] !== SHOWN) continue;
      wider[place] = area;
      return;
    }
  });
  return wider;
}
