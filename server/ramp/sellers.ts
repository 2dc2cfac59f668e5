import { NO_CODE, type Snapshot } from '#server/facts/snapshot.ts';
import { sellingRoleShare } from '#shared/metrics/rampThresholds.ts';

/**
 * Who sells, and could therefore become productive: 1 for everybody who owns a deal or has a quota, and for everybody hired into a
 * role that sells. Without the second, people who left before their first deal would be missing and ramp would look too short.
 * `firstStay` is each person's first stay of the latest employment, or NO_CODE.
 */
export function sellers({ deals, quotas, spells, labels }: Snapshot, firstStay: Int32Array): Uint8Array {
  const sells = new Uint8Array(firstStay.length);
  for (const owner of deals.owner) if (owner !== NO_CODE) sells[owner] = 1;
  for (const employee of quotas.employee) sells[employee] = 1;
  const people = new Float64Array(labels.role.length);
  const selling = new Float64Array(labels.role.length);
  const roleOf = firstStay.map((stay) => (stay === NO_CODE ? NO_CODE : spells.role[stay]));
  roleOf.forEach((role, person) => {
    if (role === NO_CODE) return;
    people[role] += 1;
    selling[role] += sells[person];
  });
  return sells.map((itself, person) => {
    const role = roleOf[person];
    return itself === 1 || (role !== NO_CODE && selling[role] >= sellingRoleShare * people[role]) ? 1 : 0;
  });
}
