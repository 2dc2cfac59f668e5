import type { RampFacts } from './facts.ts';

/** Why ramp cannot be given at all, with what to import; `undefined` when it can. */
export function cannotBeGiven({ snapshot: { has }, selling, dated }: RampFacts): string | undefined {
  if (!has.deals && !has.hireDates) {
    return 'Ramp cannot be given: no hire dates and no deals. Import a roster with hire dates and a deals file with owners.';
  }
  if (!has.deals) {
    return 'Ramp cannot be given: no deals. Import a deals file with owner, stage and closing date.';
  }
  if (!has.hireDates || (selling > 0 && dated === 0)) {
    const whose = has.hireDates ? ' of anybody who sells' : '';
    return `Ramp cannot be given: no hire dates${whose}. Import a roster with the hire dates of the people who own deals.`;
  }
  return selling === 0 ? 'Ramp cannot be given: no deal has a known owner. Import deals with their owners.' : undefined;
}

/** Who is left out of the timing, in a sentence each; how many, over everybody, is for readers of everyone. */
export function notes({ snapshot, hires, selling, dated, hiredEarlier }: RampFacts, everyone: boolean): string[] {
  const told: string[] = [];
  if (everyone && hires.employee.length === 0)
    told.push('Nobody who sells was hired in this period while deals were on record.');
  if (everyone && hiredEarlier > 0) {
    told.push(`Left out: ${hiredEarlier} hired before the first deal on record, who cannot be timed.`);
  }
  if (everyone && dated < selling) told.push(`Left out: ${selling - dated} who sell but have no hire date.`);
  if (!snapshot.has.quotas) told.push('Ramp by quota cannot be given: no quotas.');
  return told;
}
