import type { Scope } from '#server/access/scope.ts';
import type { TenureRow } from '#server/facts/readTenures.ts';
import { minimumGroup, type Released, releaseTeam } from '#server/privacy/index.ts';
import type { TenuresResponse } from '#shared/contract/tenures.ts';
import { compute } from './compute.ts';
import { computeRegression } from './computeRegression.ts';

export interface TenuresRequest {
  set: string;
  by?: string | undefined;
  /** Labels of the regression; none: no regression. */
  explainedBy: readonly string[];
}

/** How long do people of a file that names nobody stay, by what it says of them, and what goes with leaving? For readers of everyone only. */
export function tenures(
  rows: readonly TenureRow[],
  { set, by, explainedBy }: TenuresRequest,
  scope: Scope,
): Released<Partial<TenuresResponse>> {
  const answer = compute(rows, { set, by, minimum: minimumGroup });
  const regression = explainedBy.length > 0 ? computeRegression(rows, explainedBy, minimumGroup) : undefined;
  return releaseTeam(scope, '', { team: {}, told: 'up to now', companyWide: { ...answer, regression }, open: {} });
}
