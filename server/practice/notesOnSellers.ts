import type { AskedPeriod } from '#server/facts/askedPeriod.ts';
import type { Sellers } from './computeSellers.ts';

/** What the rows of sellers do not show by themselves, and what is in none of them, in a sentence each. */
export function notesOnSellers(sellers: Sellers, period: AskedPeriod): string[] {
  const { rows, ownerless, withoutValue, withoutLength, undated } = sellers;
  const told: string[] = [];
  const note = (holds: boolean, sentence: string): void => {
    if (holds) told.push(sentence);
  };
  note(
    rows.length > 0,
    'Manager and location are the seller’s on the last day the files of people know of, or the last they had; reports by manager credit a deal to the manager of its closing day.',
  );
  note(
    rows.length > 0 && (period.from !== -Infinity || period.to !== Infinity),
    'First deal opened and first won are of all records, whatever the period.',
  );
  note(ownerless > 0, `${ownerless} deals name no owner: they are in no row.`);
  note(withoutValue > 0, `${withoutValue} won deals have no value: they count as won, but in no sum of value.`);
  note(
    withoutLength > 0,
    `${withoutLength} won deals do not say when they were opened or closed, or say they closed first: they are in no median.`,
  );
  note(undated > 0, `${undated} closed deals do not say when they closed: they are in no period.`);
  return told;
}
