import type { Scope } from '#server/access/scope.ts';
import type { EmploymentCount } from '#server/facts/readExits.ts';
import { type Released, releaseTeam } from '#server/privacy/index.ts';
import type { ExitsResponse } from '#shared/contract/exits.ts';
import { compute } from './compute.ts';

/** How many came and went each year, how and why? Over everybody, for readers of everyone only. */
export function exits(
  records: { counts: readonly EmploymentCount[]; lastYear: number | undefined },
  scope: Scope,
): Released<ExitsResponse> {
  const { notes, ...answer } = compute(records);
  return releaseTeam(scope, '', { team: {}, told: 'up to now', companyWide: answer, open: { notes } });
}
