import type { Evidence } from '#shared/contract/burnout.ts';
import { type SignalId, signals } from '#shared/metrics/signals.ts';

export type Says = Evidence['says'];

/** What one signal says of each manager. */
export interface Measured {
  readonly id: SignalId;
  /** Why it cannot be measured at all. */
  readonly missing: string | undefined;
  /** Of the manager at this place. */
  readonly says: (at: number) => Says;
  /** Longest run of half-years (for the survey: waves) in which it held. */
  readonly periods: (at: number) => number;
  readonly evidence: (at: number) => Evidence;
  /** The same without what other teams answered, where `evidence` holds that. */
  readonly ownEvidence?: (at: number) => Evidence;
}

/** A signal nothing was imported for. */
export function missing(id: SignalId): Measured {
  const sentence = `Not measured: import ${signals[id].needs}.`;
  return {
    id,
    missing: `no ${signals[id].needs.replace(/^an? /, '')}`,
    says: () => 'cannot tell',
    periods: () => 0,
    evidence: () => evidenceOf(id, 'cannot tell', sentence),
  };
}

export function evidenceOf(id: SignalId, says: Says, sentence: string, figures: Partial<Evidence> = {}): Evidence {
  const { source, unit } = signals[id];
  return { signal: id, source, says, sentence, unit, ...figures };
}

/** The longest run of true values. */
export function longestRun(held: readonly boolean[]): number {
  let [longest, run] = [0, 0];
  for (const one of held) {
    run = one ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
