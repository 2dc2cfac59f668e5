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
  note(ownerless > 0, `${many(ownerless, 'deal names', 'deals name')} no owner: in no row.`);
  note(
    withoutValue > 0,
    `${many(withoutValue, 'won deal has', 'won deals have')} no value: counted as won, but in no sum of value.`,
  );
  note(
    withoutLength > 0,
    `${many(withoutLength, 'won deal does', 'won deals do')} not say how many days passed until the win: in no median.`,
  );
  note(undated > 0, `${many(undated, 'closed deal does', 'closed deals do')} not say when: in no period.`);
  return told;
}

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
