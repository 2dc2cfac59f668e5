import type { SpellFacts } from '#server/facts/snapshot.ts';
import { DAYS_PER_YEAR, type Quarters, TENURE_BANDS, visitRisk } from './riskTime.ts';

export const LABEL_COLUMNS = ['role', 'level', 'location'] as const;
export type LabelColumn = (typeof LABEL_COLUMNS)[number];

/** Time at risk and exits in cells of equal time since hire, quarter and labels, and which of them each stay passes through. */
export interface RiskCells {
  quarters: Quarters;
  personYears: Float64Array;
  exits: Float64Array;
  /** Exits of people without any time at risk in the period (they left as it began). */
  exitsOutside: number;
  /** Per stay which combination of labels it has; -1 for stays that are not compared. */
  combination: Int32Array;
  /** Per combination the code of each label, or NO_CODE. */
  labels: Record<LabelColumn, Int32Array>;
}

/** Where the cell of a combination, band and quarter lies. */
export function cellIndex(quarters: number, combination: number, tenure: number, quarter: number): number {
  return (combination * TENURE_BANDS + tenure) * quarters + quarter;
}

/**
 * Adds stays up into cells in one pass. `group` is each stay's group (stays without one are left out), `counted` 1 where an exit
 * ends the stay in the period. An exit stands in the cell of the last day at risk.
 */
export function riskCells(spells: SpellFacts, quarters: Quarters, group: Int32Array, counted: Uint8Array): RiskCells {
  const { combination, labels } = combinationsOf(spells, group);
  const count = quarters.starts.length;
  const size = labels.role.length * TENURE_BANDS * count;
  const personYears = new Float64Array(size);
  const exits = new Float64Array(size);
  let exitsOutside = 0;
  let cell = -1;
  const visit = (spell: number, tenure: number, quarter: number, days: number): void => {
    cell = cellIndex(count, combination[spell], tenure, quarter);
    personYears[cell] += days / DAYS_PER_YEAR;
  };
  for (let spell = 0; spell < combination.length; spell++) {
    if (combination[spell] < 0) continue;
    cell = -1;
    visitRisk(spells, spell, quarters, visit);
    if (counted[spell] === 0) continue;
    if (cell < 0) exitsOutside++;
    else exits[cell]++;
  }
  return { quarters, personYears, exits, exitsOutside, combination, labels };
}

function combinationsOf(spells: SpellFacts, group: Int32Array): Pick<RiskCells, 'combination' | 'labels'> {
  const combination = new Int32Array(group.length).fill(-1);
  const labels: Record<LabelColumn, number[]> = { role: [], level: [], location: [] };
  const known = new Map<number, number>();
  const levels = 2 + spells.level.reduce((most, code) => Math.max(most, code), -1);
  const locations = 2 + spells.location.reduce((most, code) => Math.max(most, code), -1);
  for (let s = 0; s < group.length; s++) {
    if (group[s] < 0) continue;
    const key = ((spells.role[s] + 1) * levels + spells.level[s] + 1) * locations + spells.location[s] + 1;
    let code = known.get(key);
    if (code === undefined) {
      code = labels.role.length;
      known.set(key, code);
      for (const column of LABEL_COLUMNS) labels[column].push(spells[column][s]);
    }
    combination[s] = code;
  }
  return {
    combination,
    labels: {
      role: Int32Array.from(labels.role),
      level: Int32Array.from(labels.level),
      location: Int32Array.from(labels.location),
    },
  };
}
