import type { Snapshot } from '#server/facts/snapshot.ts';
import type { Grouping } from '#shared/contract/grouping.ts';

/** Why a number of practice cannot be given, in a sentence each. */
export function notes({ has }: Snapshot, by: Grouping, wonWithoutValue: number): string[] {
  const told: string[] = [];
  const missing = (there: boolean, sentence: string): void => {
    if (!there) told.push(sentence);
  };
  missing(
    has.deals,
    'Own selling and win rates cannot be given: no deals. Import a deals file with owner and closing date.',
  );
  missing(
    has.ownerChanges,
    'Takeovers cannot be given: no owner changes. Import the deals again later, or their owner history.',
  );
  missing(has.meetings, 'Joint calls and after-hours share cannot be given: no customer meetings with participants.');
  missing(has.coaching, 'Coaching cannot be given: no coaching sessions.');
  missing(has.oneOnOnes, '1:1s held cannot be given: no 1:1 records.');
  missing(has.training, 'Training hours cannot be given: no training records.');
  if (wonWithoutValue > 0) {
    told.push(`${wonWithoutValue} won deals have no value: they count as won, but in no sum of value.`);
  }
  if (by !== 'manager' && (has.ownerChanges || has.meetings || has.coaching || has.oneOnOnes || has.training)) {
    told.push(
      'Takeovers, joint calls, coaching, training and 1:1s are counted per manager only; other groupings show deals.',
    );
  }
  return told;
}
