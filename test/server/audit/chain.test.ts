import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkChain } from '#server/audit/checkChain.ts';
import { record } from '#server/audit/record.ts';
import { searchEvents } from '#server/audit/searchEvents.ts';
import type { Session } from '#server/db/database.ts';
import { auditAction } from '#shared/contract/audit.ts';
import { type RandomSource, seededRandom } from '#shared/stats/seededRandom.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';

const EVENTS = 40;
const TAMPERS = 500;
const SEED = 11;

class Undone extends Error {}

describe.each(databases)('the audit log on $name', ({ open }) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
  });
  afterAll(() => test.close());

  it('that nobody has written to is whole and empty', async () => {
    expect(await checkChain(test.db)).toEqual({ events: 0, whole: true, goneUntil: 0, wrong: [] });
  });

  it('holds every event, also those written at once, counted without gaps', async () => {
    const draw = seededRandom(SEED);
    const write = (i: number) =>
      record(test.db, {
        at: new Date(Date.UTC(2026, 0, 1 + i, 12, 0, 0, i)),
        actor: `person${Math.floor(draw() * 5)}@x.example`,
        action: auditAction.options[i % auditAction.options.length],
        details: { zebra: i, apple: ['ä', null, { b: 1.5, a: true }], manager: `m${i % 3}` },
        address: i % 2 === 0 ? '127.0.0.1' : undefined,
        reason: i % 3 === 0 ? 'asked by "Ann"' : undefined,
      });
    for (let i = 0; i < EVENTS / 2; i++) await write(i);
    await Promise.all(Array.from({ length: EVENTS / 2 }, (_, i) => write(EVENTS / 2 + i)));
    const rows = await test.db.rows<{ event_id: number }>(sql`select event_id from audit_events order by event_id`);
    expect(rows.map(({ event_id }) => event_id)).toEqual(Array.from({ length: EVENTS }, (_, i) => i + 1));
    expect(await checkChain(test.db)).toMatchObject({ events: EVENTS, whole: true, head: { eventId: EVENTS } });
  });

  it('forgets an event of which the transaction is rolled back, and stays whole', async () => {
    const event = { at: new Date(), actor: 'a', action: 'import', details: {} } as const;
    const failing = test.db.transaction(async (session) => {
      await record(session, event);
      throw new Undone();
    });
    await expect(failing).rejects.toThrow(Undone);
    expect(await checkChain(test.db)).toMatchObject({ events: EVENTS, whole: true });
  });

  it(`shows each of ${TAMPERS} changes to a single row (seed ${SEED})`, async () => {
    const draw = seededRandom(SEED);
    const unseen: string[] = [];
    const kinds = new Map<string, number>();
    for (let i = 0; i < TAMPERS; i++) {
      const [kind, change] = tamper(draw);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const whole = await afterChange(test.db, change);
      if (whole) unseen.push(`${i}: ${kind}`);
    }
    process.stdout.write(`${TAMPERS} tampers on ${test.db.engine}: ${JSON.stringify(Object.fromEntries(kinds))}\n`);
    expect(unseen).toEqual([]);
    expect(await checkChain(test.db)).toMatchObject({ whole: true });
  }, 120_000);

  it('is searched by actor, action, days and text, a page at a time, the latest first', async () => {
    const all = await searchEvents(test.db, {}, EVENTS);
    expect(all.next).toBeUndefined();
    expect(all.events.map(({ eventId }) => eventId)).toEqual(Array.from({ length: EVENTS }, (_, i) => EVENTS - i));
    const first = await searchEvents(test.db, {}, 25);
    const rest = await searchEvents(test.db, { before: first.next }, 25);
    expect([...first.events, ...rest.events]).toEqual(all.events);
    const day = await searchEvents(test.db, { from: '2026-01-03', to: '2026-01-04' });
    expect(day.events.map(({ at }) => at.slice(0, 10))).toEqual(['2026-01-04', '2026-01-03']);
    const asked = await searchEvents(test.db, { actor: 'PERSON1@', q: '"m2"' });
    expect(asked.events.length).toBeGreaterThan(0);
    expect(
      asked.events.every(({ actor, details }) => actor === 'person1@x.example' && details['manager'] === 'm2'),
    ).toBe(true);
    expect((await searchEvents(test.db, { q: '100%_' })).events).toEqual([]);
    expect((await searchEvents(test.db, { action: 'import' })).events.every(({ action }) => action === 'import')).toBe(
      true,
    );
  });
});

/** Is the log still held to be whole after this change? The change is taken back. */
async function afterChange(db: TestDatabase['db'], change: (session: Session) => Promise<unknown>): Promise<boolean> {
  let whole = true;
  await db
    .transaction(async (session) => {
      await change(session);
      whole = (await checkChain(session)).whole;
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return whole;
}

/** A change somebody with the database open could make to one row. */
function tamper(draw: RandomSource): [string, (session: Session) => Promise<unknown>] {
  const id = 1 + Math.floor(draw() * EVENTS);
  const update = (set: SQL) => sql`update audit_events set ${set} where event_id = ${id}`;
  const changes: Record<string, SQL> = {
    'another day': update(sql`at = at + interval '1 millisecond'`),
    'no day': update(sql`at = 'infinity'`),
    'another actor': update(sql`actor = actor || ' '`),
    'another action': update(sql`action = case action when 'export' then 'import' else 'export' end`),
    'another detail': update(sql`details = jsonb_set(details, '{zebra}', '-1')`),
    'a detail more': update(sql`details = details || '{"more": null}'`),
    'a detail less': update(sql`details = details - 'apple'`),
    'another address': update(sql`address = coalesce(address || '0', '10.0.0.1')`),
    'another reason': update(sql`reason = case when reason is null then '' else null end`),
    'another previous hash': update(sql`previous_hash = md5(previous_hash) || md5('x')`),
    'another hash': update(sql`hash = md5(hash) || md5('x')`),
    'another number': update(sql`event_id = event_id + 1000`),
    'taken out': sql`delete from audit_events where event_id = ${id}`,
    'the last one taken out': sql`delete from audit_events where event_id = ${EVENTS}`,
    'one more': sql`insert into audit_events select ${EVENTS + 1}, at, actor, action, details, address, reason, hash, previous_hash from audit_events where event_id = ${EVENTS}`,
    'an end moved back': sql`update audit_head set event_id = event_id - 1, hash = (select previous_hash from audit_events where event_id = ${EVENTS})`,
    'a beginning moved on': sql`update audit_head set gone_until = 1`,
    'no end': sql`delete from audit_head`,
  };
  const kind = Object.keys(changes)[Math.floor(draw() * Object.keys(changes).length)];
  return [kind, (session) => session.rows(changes[kind])];
}
