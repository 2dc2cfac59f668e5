import type { ColumnReading } from './columnReading.ts';
import type { Inspection } from './inspect.ts';

/**
 * The last day a file knows of: the latest day not after today in any column of dates with four-digit years, also in
 * columns that are not loaded. `undefined` when no column holds such a day.
 */
export function asOfDay({ scans }: Inspection, readings: readonly ColumnReading[]): string | undefined {
  const days = scans.flatMap((scan, column) => {
    if (!scan.dates.looksLikeDates) return [];
    const order = readings[column].mapping.order ?? scan.dates.conclude().order;
    const day = order && scan.dates.latestDay(order);
    return day === undefined ? [] : [day];
  });
  return days.sort().at(-1);
}
