import type { PlantKind } from './plantKinds.ts';

export interface TruthPerson {
  id: string;
  name: string;
}

/** Something that is so in the sample organisation, and what the product should make of it. */
export interface Truth {
  kind: PlantKind | 'burn-by-design region';
  /** Today's manager of the planted team; absent for a region. */
  manager?: TruthPerson;
  /** Who led the team until `from`, when that explains what the records show. */
  predecessor?: TruthPerson;
  /** For a region: the managers of today in it, none of whom is to be singled out. */
  managers?: TruthPerson[];
  location: string;
  /** Since when it is so (for a manager: leads the team). */
  from: string;
  to: string;
  /** Sizes, by name; shares as fractions, scores on 0–100, rates per year. */
  effects: Record<string, number>;
  /** The pattern that should be found at the manager, if any. */
  pattern?: 'burn and churn' | 'player, not coach' | 'sink or swim';
  /** Verdicts on the manager's exits that are right. */
  verdicts: ('worse' | 'better' | 'as expected' | 'cannot tell')[];
  productShouldSay: string;
}
