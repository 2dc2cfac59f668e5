import type { Scope } from '#server/access/scope.ts';
import type { WorkWeeksRow } from '#server/facts/readWorkWeeks.ts';
import { minimumGroup, release, type Released } from '#server/privacy/index.ts';
import type { Grouping } from '#shared/contract/grouping.ts';
import type { HoursResponse } from '#shared/contract/hours.ts';
import { compute } from './compute.ts';

/** How many hours a week do teams work together, after hours, at weekends, and alone with their manager? */
export function hours(
  weeks: { groups: readonly WorkWeeksRow[]; total: WorkWeeksRow },
  by: Grouping,
  scope: Scope,
): Released<HoursResponse> {
  const { rows, total, notes } = compute(weeks, by, minimumGroup);
  return release(scope, { rows, told: 'up to now', companyWide: { total }, open: { notes } });
}
