import type { MoraleMeasure, MoraleResponse } from '#shared/contract/morale.ts';

/** The wave to open on: the latest that shows this reader anything, be it of the area around a team; the latest of all where none does. */
export function openingWave({ waves, rows, company }: Pick<MoraleResponse, 'waves' | 'rows' | 'company'>) {
  const telling = new Set([...company, ...rows.flatMap(({ measures }) => measures)].filter(isTelling).map(keyOf));
  const sorted = waves.toSorted((a, b) => b.closedOn.localeCompare(a.closedOn));
  return sorted.find((wave) => telling.has(keyOf(wave))) ?? sorted[0];
}

const isTelling = ({ withheld, wider }: MoraleMeasure): boolean =>
  withheld === undefined || (wider !== undefined && wider.measure.withheld === undefined);
const keyOf = ({ survey, wave }: { survey: string; wave: string }): string => `${survey} ${wave}`;
