import { type SpellFacts, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import { periodAtRisk } from '#server/peers/periodAtRisk.ts';
import { DAYS_PER_YEAR, quarterAt, quartersOf, visitRisk } from '#server/peers/riskTime.ts';
import { monthOfDay } from '#shared/calendar/month.ts';

/** Exits and person-years of one calendar quarter. */
export interface QuarterTurnover {
  /** `2024 Q3`. */
  quarter: string;
  exits: number;
  personYears: number;
  /** Exits per 100 person-years; absent without person-years, and where somebody's start is not known. */
  rate: number | undefined;
}

/** Exits and person-years of everybody by calendar quarter, the first and the last quarter cut to the period. */
export function turnoverQuarters(spells: SpellFacts, asked: { from: number; to: number }): QuarterTurnover[] {
  const period = periodAtRisk(spells, asked);
  if (period === undefined) return [];
  const quarters = quartersOf(period.from, period.to);
  const days = new Float64Array(quarters.starts.length);
  const exits = new Int32Array(quarters.starts.length);
  let unknown = false;
  for (let s = 0; s < spells.from.length; s++) {
    if (spells.from[s] === UNKNOWN_DAY && spells.to[s] > period.from) unknown = true;
    visitRisk(spells, s, quarters, (_spell, _tenure, quarter, spent) => (days[quarter] += spent));
    const left = spells.exit[s] !== 0 && spells.to[s] >= period.from && spells.to[s] < period.to;
    if (left) exits[quarterAt(quarters.starts, spells.to[s])]++;
  }
  return Array.from(quarters.starts, (start, q) => {
    const personYears = days[q] / DAYS_PER_YEAR;
    return {
      quarter: `${quarters.years[q]} Q${1 + Math.floor((((monthOfDay(start) % 12) + 12) % 12) / 3)}`,
      exits: exits[q],
      personYears,
      rate: personYears > 0 && !unknown ? (100 * exits[q]) / personYears : undefined,
    };
  });
}
