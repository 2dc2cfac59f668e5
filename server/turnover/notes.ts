import { NO_CODE, type Snapshot } from '#server/facts/snapshot.ts';
import { HANDOVER_DAYS } from '#server/peers/attributeExits.ts';
import type { ExitComparison } from '#server/peers/exitComparison.ts';
import type { Grouping } from '#shared/contract/grouping.ts';
import type { TurnoverFacts } from './facts.ts';

/**
 * What the numbers of turnover leave out or cannot give, in a sentence each. The counts are over everybody, so readers of everyone alone
 * are told of them: for others there is no comparison given here.
 */
export function notes(
  snapshot: Snapshot,
  by: Grouping,
  facts: TurnoverFacts,
  companyWide: Pick<ExitComparison, 'prior'> | undefined,
): string[] {
  const told: string[] = [];
  if (facts.total.employees === 0) {
    told.push('Turnover cannot be given: nobody was employed in the period. Import a roster, or ask for other months.');
  } else if (!snapshot.has.exits) {
    told.push('Nobody has left in the records: a file of active staff alone cannot show turnover.');
  }
  return companyWide === undefined ? told : [...told, ...counted(by, facts), ...chanceAlone(companyWide.prior)];
}

function counted(by: Grouping, facts: TurnoverFacts): string[] {
  const told: string[] = [];
  const tallies = [...facts.groups.values()];
  const without = facts.groups.get(NO_CODE);
  if (without !== undefined) {
    told.push(
      `${people(without.employees)} with no ${by} on record and ${exits(without.exits)} among them are in the total and in no row.`,
    );
  }
  const unknown = tallies.filter((tally) => tally.unknownStarts > 0).length;
  if (unknown > 0) {
    told.push(
      `Rates cannot be given for ${unknown} of ${tallies.length} groups: since when some of their people belong to them is not known. Import assignments with dates, or a roster with hire dates.`,
    );
  }
  const handed = tallies.reduce((sum, tally) => sum + tally.handedBack, 0);
  if (handed > 0) {
    told.push(
      `${exits(handed)} up to ${HANDOVER_DAYS} days after a change of manager ${handed === 1 ? 'is' : 'are'} counted with the previous manager.`,
    );
  }
  return told;
}

function chanceAlone(prior: ExitComparison['prior']): string[] {
  if (prior?.shape !== Number.POSITIVE_INFINITY) return [];
  return [
    'Groups differ no more than chance makes them: the best guess of each true ratio is the average of all, and none is better or worse.',
  ];
}

const people = (count: number): string => (count === 1 ? '1 employee' : `${count} employees`);
const exits = (count: number): string => (count === 1 ? '1 exit' : `${count} exits`);
