import type { ExitComparison, ExitComparisonRequest } from '#server/peers/exitComparison.ts';
import type { Snapshot } from './snapshot.ts';

/** The facts readers answer from, whoever computes them. */
export interface Facts {
  /** The newest whole snapshot. Undefined until the first refresh has ended. */
  current(): Snapshot | undefined;
  /** Reads what is published now and, once whole, puts it in the place of the current snapshot. */
  refresh(): Promise<Snapshot>;
  /** The comparison on that snapshot; computed once per snapshot and request. */
  compareExits(snapshot: Snapshot, request: ExitComparisonRequest): Promise<ExitComparison>;
  close(): Promise<void>;
}
