/** The charts that can stand as tables, by the name the address has for them. */
export const chartIds = ['turnover-by-quarter', 'managers', 'retention', 'exits-by-type'] as const;
export type ChartId = (typeof chartIds)[number];

/** The charts a `table=` of the address names that there are, in its order and each once; `undefined` when there is none. */
export function knownCharts(text: string): string | undefined {
  const known = new Set(text.split(',').filter((name) => chartIds.some((id) => id === name)));
  return known.size === 0 ? undefined : [...known].join(',');
}
