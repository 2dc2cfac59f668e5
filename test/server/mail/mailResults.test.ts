import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents, resultMails, users } from '#drizzle/schema/index.ts';
import { forgetEvents } from '#server/audit/forgetEvents.ts';
import { findPerson, storedAbout } from '#server/rights/index.ts';
import { mailingOf } from '#server/http/mailingOf.ts';
import { postOf } from '#server/mail/postOf.ts';
import { sendResults } from '#server/mail/sendResults.ts';
import type { MailPlan, MailReport } from '#shared/contract/mail.ts';
import { databases } from '#test/databases/databases.ts';
import { type AccessServer, accessServer } from '#test/factories/accessServer.ts';
import { mailServer } from '#test/factories/mailServer.ts';
import { importTexts } from '../ingest/tryOut.ts';
import { answersFile, AS_OF, assignmentsFile, itemsFile, rosterFile } from '../reporting/smallOrganisation.ts';

type Line = { progress?: { done: number; of: number }; receipt?: unknown; error?: string; todo?: string };

const addresses = (people: readonly { email: string }[]) => people.map(({ email }) => email);

describe.each(databases)('mailing the results of a wave ($name)', (engine) => {
  let at: AccessServer;
  let post: Awaited<ReturnType<typeof mailServer>>;
  let owner: string;
  beforeEach(async () => {
    post = await mailServer();
    at = await accessServer(engine, { mail: post.settings, site: 'https://bell.example.com' });
    await importTexts(at.db, { 'people.csv': rosterFile(), 'assignments.csv': assignmentsFile() }, AS_OF);
    await importTexts(at.db, { 'items.csv': itemsFile, 'first.csv': answersFile('first', '2024-02-28') });
    await at.deps.answers.refresh();
    owner = await at.cookieOf(await at.user('olive@example.com', 'owner'));
    // Their addresses say who these are in the records.
    await at.user('v1@small.example', 'executive');
    await at.user('m3@small.example', 'manager');
    const { userId } = await at.user('m1@small.example', 'manager');
    await at.db.orm.update(users).set({ disabledAt: at.clock.now.toISOString() }).where(eq(users.id, userId));
    await at.user('ada@example.com', 'admin');
    await at.user('unlinked@example.com', 'manager', 'executive');
  }, 60_000);
  afterEach(async () => {
    await at.close();
    await post.close();
  });

  const lines = async (path: string, body: object = {}, cookie = owner): Promise<Line[]> => {
    const { status, text } = await at.send('POST', path, { cookie, body });
    expect(status).toBe(200);
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  };
  const refused = async (body: object) => (await lines('/api/mail/results', body)).at(-1)!;
  const send = async (body: object = {}) => (await lines('/api/mail/results', body)).at(-1)!.receipt as MailReport;
  const mailEvents = async () =>
    (await at.db.orm.select().from(auditEvents).orderBy(auditEvents.eventId))
      .filter(({ action }) => action.startsWith('mail'))
      .map(({ actor, action, details, address }) => ({ actor, action, details, address }));

  it('is first told of: who would get what, and who sees nothing of it; nothing is sent', async () => {
    const told = await lines('/api/mail/results/preview');
    const plan = told.at(-1)!.receipt as MailPlan;
    expect(told[0].progress).toEqual({ done: 0, of: 5 });
    expect(plan.wave).toBe('first');
    expect(plan.people).toEqual([
      { name: 'm3', email: 'm3@small.example', everyone: false, teams: 1, told: 0, withheld: 1 },
      {
        name: 'olive',
        email: 'olive@example.com',
        everyone: true,
        teams: 7,
        told: expect.any(Number),
        withheld: expect.any(Number),
      },
      { name: 'v1', email: 'v1@small.example', everyone: false, teams: 4, told: 2, withheld: 3 },
    ]);
    expect(addresses(plan.seesNothing)).toEqual(['ada@example.com', 'unlinked@example.com']);
    expect(post.arrived).toEqual([]);
    expect(await mailEvents()).toEqual([]);
  });

  it('goes to each active account that sees any of it, each in a message of its own, and is in the log', async () => {
    const report = await send();
    expect(addresses(report.sent)).toEqual(['m3@small.example', 'olive@example.com', 'v1@small.example']);
    expect(report).toMatchObject({ wave: 'first', skipped: [], failed: [], notTried: [] });
    expect(post.arrived.map(({ to }) => to)).toEqual(addresses(report.sent).map((email) => [email]));
    const address = expect.stringContaining('127.0.0.1');
    expect(await mailEvents()).toEqual(
      addresses(report.sent).map((to) => ({
        actor: 'olive@example.com',
        action: 'mail sent',
        details: { what: 'results', wave: 'first', to },
        address,
      })),
    );
  });

  /*
   * Of 2, 3, 4 and 5 in turn, M1 and M2 have each twice and M3 the first three, so that V1's 19 answers score 1150 ÷ 19 = 60.526 of 100.
   * Their squares add up to 83,750: variance (83,750 − 1150² ÷ 19) ÷ 18 = 785.82, standard error √(785.82 ÷ 19) = 6.431,
   * and with t(18; 0.975) = 2.1009 the interval is 60.526 ± 13.511.
   */
  it('tells the manager of a small team why it is withheld, and the area around it', async () => {
    await send({ to: ['M3@small.example'] });
    expect(post.arrived).toHaveLength(1);
    const [{ subject, text, html }] = post.arrived;
    expect(subject).toBe('Results of the survey wave first');
    expect(text).toContain(
      [
        'Managers’ own teams',
        'Name M3',
        '  Calm: withheld: fewer than 5 answers',
        '    Name V1’s whole area, around Name M3’s team: Calm: 60.5, 95% interval 47.0 to 74.0, 19 answers',
        '',
        'On the page: https://bell.example.com/morale?wave=first',
      ].join('\n'),
    );
    expect(html).toContain('>withheld: fewer than 5 answers</td>');
    expect(html).toContain('>60.5</td><td>47.0 to 74.0</td><td>19</td>');
    expect(text + html).not.toMatch(/M1|M2|M4|V2|62[.]5/);
  });

  it('is passed over for who has had it, and said when, unless it is asked for again; also when the log has forgotten it', async () => {
    await send();
    await at.db.transaction((session) => forgetEvents(session, '2027-01-01'));
    expect(await mailEvents()).toEqual([]);
    const first = at.clock.now.toISOString();
    at.clock.now = new Date(at.clock.now.getTime() + 60_000);
    const second = await send();
    expect(second.sent).toEqual([]);
    expect(second.skipped.map(({ email, sentAt }) => [email, sentAt])).toEqual([
      ['m3@small.example', first],
      ['olive@example.com', first],
      ['v1@small.example', first],
    ]);
    expect(post.arrived).toHaveLength(3);
    const [plan] = (await lines('/api/mail/results/preview')).slice(-1).map(({ receipt }) => receipt as MailPlan);
    expect(plan.people.map(({ sentAt }) => sentAt)).toEqual([first, first, first]);
    expect(addresses((await send({ again: true, to: ['m3@small.example'] })).sent)).toEqual(['m3@small.example']);
    expect(post.arrived).toHaveLength(4);
  });

  it('says who could not be reached and why, and goes on with who is missing the next time', async () => {
    post.refused.add('m3@small.example');
    const report = await send();
    const why = 'The mail server did not take it. It said: 550 No such user here';
    expect(report.failed).toEqual([{ name: 'm3', email: 'm3@small.example', why }]);
    expect(addresses(report.sent)).toEqual(['olive@example.com', 'v1@small.example']);
    expect((await mailEvents())[0]).toMatchObject({
      action: 'mail failed',
      details: { what: 'results', wave: 'first', to: 'm3@small.example', why },
    });
    post.refused.clear();
    const next = await send();
    expect([addresses(next.sent), addresses(next.skipped)]).toEqual([
      ['m3@small.example'],
      ['olive@example.com', 'v1@small.example'],
    ]);
  });

  it('stops trying when the mail server is gone, and says for whom it was not tried', async () => {
    const other = await mailServer();
    at.deps.mail = { ...other.settings, login: { user: 'mailer', password: 'kT9-wq7-Lz2' } };
    await other.close();
    const report = await send();
    expect([addresses(report.failed), addresses(report.notTried)]).toEqual([
      ['m3@small.example'],
      ['olive@example.com', 'v1@small.example'],
    ]);
    expect(await mailEvents()).toHaveLength(1);
    expect(JSON.stringify([report, await mailEvents(), at.errors])).not.toMatch(/kT9|mailer/);
    at.deps.mail = post.settings;
    expect(addresses((await send()).sent)).toHaveLength(3);
  });

  it('goes to nobody who was disabled, and tells nobody what a role let them see that was taken, while others were written to', async () => {
    const [olive, v1] = ['olive@example.com', 'v1@small.example'];
    post.onArrival(async () => {
      await at.db.orm.update(users).set({ disabledAt: at.clock.now.toISOString() }).where(eq(users.email, olive));
      await at.db.orm
        .update(users)
        .set({ roles: ['manager'] })
        .where(eq(users.email, v1));
    });
    expect(addresses((await send()).sent)).toEqual(['m3@small.example', v1]);
    expect(post.arrived.map(({ to }) => to)).toEqual([['m3@small.example'], [v1]]);
    expect(post.arrived[1].text).not.toMatch(/M1|M2|M3/);
  });

  it('is told of to whom it was mailed, when they ask what is stored about them, and forgotten with them', async () => {
    await send();
    const person = (await findPerson(at.db, 'M3'))!;
    const { tables } = await storedAbout(at.db, person);
    expect(tables['result_mails']).toMatchObject([{ wave: 'first' }]);
    expect(tables['audit_events']).toMatchObject([{ action: 'mail sent', details: { to: 'm3@small.example' } }]);
    const body = { person: 'M3', name: 'Name M3', reason: 'asked for' };
    expect((await at.send('POST', '/api/rights/erase', { cookie: owner, body })).status).toBe(200);
    expect(await at.db.orm.$count(resultMails)).toBe(2);
  });

  it('leaves alone what another server is sending at this moment, and takes up what one that stopped had begun', async () => {
    const begunAt = at.clock.now.toISOString();
    const [{ id }] = await at.db.orm.select({ id: users.id }).from(users).where(eq(users.email, 'm3@small.example'));
    await at.db.orm.insert(resultMails).values({ wave: 'first', userId: id, begunAt });
    at.clock.now = new Date(at.clock.now.getTime() + 60_000);
    const during = await send();
    expect(during.skipped).toEqual([{ name: 'm3', email: 'm3@small.example' }]);
    at.clock.now = new Date(at.clock.now.getTime() + 10 * 60_000);
    const after = await send();
    expect(addresses(after.sent)).toEqual(['m3@small.example']);
  });

  it('reaches each person once when two processes send at the same time', async () => {
    const one = mailingOf({ ...at.deps, site: undefined });
    const sendings = ['a', 'b'].map(async (actor) => {
      const way = postOf(post.settings, at.deps.now);
      const report = await sendResults({ ...one, post: way, sender: { actor } }, { again: false }, () => {});
      way.close();
      return report.sent.length + report.skipped.length;
    });
    expect(await Promise.all(sendings)).toEqual([3, 3]);
    expect(post.arrived.map(({ to: [email] }) => email).toSorted()).toEqual([
      'm3@small.example',
      'olive@example.com',
      'v1@small.example',
    ]);
  });

  it('is refused as a whole for a wave that is not there, and for addresses of nobody or of a disabled account', async () => {
    expect(await refused({ wave: 'zzz' })).toEqual({
      error: 'No closed survey wave is called “zzz”.',
      todo: 'There are: first.',
    });
    for (const email of ['m1@small.example', 'nobody@example.com'])
      expect((await refused({ to: ['v1@small.example', email] })).error).toBe(
        `Nobody who is let in has the address ${email}.`,
      );
    expect(post.arrived).toEqual([]);
    expect(await mailEvents()).toEqual([]);
  });

  it('is for owner and HR, and says what to set when mail is not set up', async () => {
    for (const role of ['executive', 'manager', 'admin'] as const) {
      const cookie = await at.cookieOf(await at.user(`${role}@example.com`, role));
      for (const path of ['/api/mail/results', '/api/mail/results/preview'])
        expect((await at.send('POST', path, { cookie, body: {} })).status).toBe(403);
    }
    at.deps.mail = undefined;
    const { status, body } = await at.send('POST', '/api/mail/results', { cookie: owner, body: {} });
    expect([status, body.error]).toEqual([409, 'This Bellwether sends no mail.']);
    expect(body.todo).toContain('BELLWETHER_MAIL');
    expect((await at.send('GET', '/api/mail', { cookie: owner })).body).toEqual({ setUp: false });
    expect(post.arrived).toEqual([]);
  });

  it('is sent by one at a time, and not without end', async () => {
    const arrived = new Promise<void>((reached) => post.onArrival(reached));
    const first = at.send('POST', '/api/mail/results', { cookie: owner, body: {} });
    await arrived;
    const second = await at.send('POST', '/api/mail/results', { cookie: owner, body: {} });
    expect([second.status, second.body.error]).toEqual([409, 'Results are being mailed at this moment.']);
    await first;
    const statuses: number[] = [];
    for (let each = 0; each < 20; each++)
      statuses.push((await at.send('POST', '/api/mail/results', { cookie: owner, body: {} })).status);
    expect(statuses).toEqual([...Array.from({ length: 19 }, () => 200), 429]);
  });
});
