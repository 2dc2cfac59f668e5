import { describe, expect, it } from 'vitest';
import { attributeExits } from '#server/peers/attributeExits.ts';
import { snapshotOf } from '#test/factories/snapshot.ts';
import type { SpellRow } from '#test/factories/snapshotRows.ts';

/** Whom the one exit in these stays belongs to. */
function belongsTo(...spells: SpellRow[]): string | undefined {
  const snapshot = snapshotOf({ spells });
  const attributed = attributeExits(snapshot.spells, 'manager');
  return snapshot.people.externalId[attributed[snapshot.spells.exit.findIndex((exit) => exit !== 0)]];
}

const before: SpellRow = { employee: 'E', manager: 'Old', from: '2019-01-01', to: '2020-01-01' };
const after = (to: string): SpellRow => ({ employee: 'E', manager: 'New', from: '2020-01-01', to, exit: 'voluntary' });

describe('an exit belongs to', () => {
  it('the manager at the time', () => {
    expect(belongsTo({ ...before, exit: 'voluntary' })).toBe('Old');
  });

  it('the previous manager up to 60 days after the change, the new one from then on', () => {
    // 60 days after 1 January 2020 is 1 March 2020.
    expect(belongsTo(before, after('2020-03-01'))).toBe('Old');
    expect(belongsTo(before, after('2020-03-02'))).toBe('New');
  });

  it('the previous manager also when the last stay was cut by a change of place', () => {
    const cut: SpellRow = { ...after('2020-01-20'), exit: undefined };
    expect(belongsTo(before, cut, { ...after('2020-02-20'), from: '2020-01-20', location: 'South' })).toBe('Old');
  });

  it('the manager at the time when the employee was new, or back after a break', () => {
    expect(belongsTo(after('2020-01-15'))).toBe('New');
    expect(belongsTo({ ...before, to: '2019-12-01' }, after('2020-01-15'))).toBe('New');
  });

  it('the department at the time, however short the stay', () => {
    const { spells } = snapshotOf({
      spells: [
        { ...before, department: 'A' },
        { ...after('2020-01-15'), department: 'B' },
      ],
    });
    expect([...attributeExits(spells, 'department')]).toEqual([0, 1]);
  });
});
