import type { Scope } from '#server/access/scope.ts';
import type { ExitComparison, ExitComparisonRequest } from '#server/peers/exitComparison.ts';
import type { Snapshot } from './snapshot.ts';

/** What a room answers from: the facts as of one version, who asks, and the comparison (computed off the request thread). */
export interface Context {
  readonly snapshot: Snapshot;
  readonly scope: Scope;
  compareExits(request: ExitComparisonRequest): Promise<ExitComparison>;
}
