import { describe, expect, it } from 'vitest';
import { burnout } from '#server/burnout/index.ts';
import { contextOf } from '#test/factories/contextOf.ts';
import type { DealRow, OwnerChangeRow, SnapshotRows, TeamMonthRow } from '#test/factories/snapshotRows.ts';
import { organisation } from './organisation.ts';

const MONTHS = Array.from(
  { length: 30 },
  (_, i) => `${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
);

interface Selling {
  /** Deals the manager wins every month, and sessions of coaching the team gets. */
  own: number;
  coaching: number;
  takenOver?: number;
}

const usual: Selling = { own: 0, coaching: 8 };

/** Every seller of every team wins a deal a month; managers and coaching as said, else as usual. */
function sales(plans: Record<string, Selling>): SnapshotRows {
  const rows = organisation({ manager: 'Player' }, { manager: 'Coach' });
  const teams = new Map<string, string[]>();
  for (const { manager, employee, to } of rows.spells!) {
    if (to === undefined) teams.set(manager!, [...(teams.get(manager!) ?? []), employee]);
  }
  const deals: DealRow[] = [];
  const ownerChanges: OwnerChangeRow[] = [];
  const teamMonths: TeamMonthRow[] = [];
  for (const [manager, sellers] of teams) {
    const { own, coaching, takenOver = 0 } = plans[manager] ?? usual;
    for (const month of MONTHS) {
      const won = (owner: string, n: number, under?: string): void => {
        deals.push({
          id: `${owner} ${month} ${n}`,
          owner,
          manager: under,
          stage: 'won',
          value: 10,
          closed: `${month}-15`,
        });
      };
      for (const seller of sellers) won(seller, 0, manager);
      for (let n = 0; n < own; n++) won(manager, n);
      for (let n = 0; n < takenOver; n++)
        ownerChanges.push({ from: sellers[0], to: manager, on: `${month}-10`, managerOfFrom: manager });
      teamMonths.push({ manager, month, personDays: 240, coachingSessions: coaching });
    }
  }
  return { ...rows, deals, ownerChanges, teamMonths };
}

async function found(plans: Record<string, Selling>) {
  // A few deals by others, so that there is something to compare with.
  const others = { M0: { own: 1, coaching: 7 }, M1: { own: 1, coaching: 9 }, Coach: { own: 0, coaching: 9 } };
  const { value } = await burnout(contextOf(sales({ ...others, ...plans })), {});
  return value.findings;
}

describe('player, not coach', () => {
  it('is found where a leader sells more than a seat of the team and coaches little', async () => {
    const findings = await found({ Player: { own: 6, coaching: 1, takenOver: 3 } });
    expect(findings.map((finding) => [finding.pattern, finding.manager.id])).toEqual([['player, not coach', 'Player']]);
    expect(findings[0].for.map((evidence) => evidence.signal)).toEqual([
      'own selling',
      'takeovers',
      'coaching drought',
    ]);
    // 24 months of the window: 6 deals and 1 session a month.
    expect(findings[0].for[0].sentence).toMatch(/^144 deals won by the manager where /);
    expect(findings[0].for[2].sentence).toMatch(/^24 coaching sessions where /);
  });

  it('is not found where the leader sells and coaches as others do', async () => {
    expect(await found({ Player: { own: 6, coaching: 8, takenOver: 3 } })).toEqual([]);
  });

  it('is not found where there is little coaching but no selling', async () => {
    expect(await found({ Player: { own: 0, coaching: 1 } })).toEqual([]);
  });

  it('is not found where a leader sells less than one seat of the team, however rare that is elsewhere', async () => {
    const rows = sales({ Player: { own: 1, coaching: 1 } });
    // Every second deal of the manager only: one in two months, where a seller wins one a month.
    const deals = rows.deals!.filter(
      ({ owner, closed }) => owner !== 'Player' || Number(closed!.slice(5, 7)) % 2 === 0,
    );
    const { value } = await burnout(contextOf({ ...rows, deals }), {});
    expect(value.findings).toEqual([]);
  });
});
