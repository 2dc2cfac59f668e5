import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents, invitations } from '#drizzle/schema/index.ts';
import { databases } from '#test/databases/databases.ts';
import { type AccessServer, accessServer } from '#test/factories/accessServer.ts';
import { mailServer } from '#test/factories/mailServer.ts';

describe.each(databases)('one-time links by mail ($name)', (engine) => {
  let at: AccessServer;
  let post: Awaited<ReturnType<typeof mailServer>>;
  let cookie: string;
  let userId: number;
  beforeAll(async () => {
    post = await mailServer();
    at = await accessServer(engine, { mail: post.settings });
    cookie = await at.cookieOf(await at.user('ada@example.com', 'admin'));
    ({ userId } = await at.user('mo@example.com', 'manager'));
  });
  beforeEach(() => {
    post.arrived.length = 0;
    at.deps.mail = post.settings;
  });
  afterAll(async () => {
    await at.close();
    await post.close();
  });
  const ask = (path: string, body?: object) => at.send('POST', path, { cookie, ...(body && { body }) });
  const events = async () =>
    (await at.db.orm.select().from(auditEvents)).filter(({ action }) => action.startsWith('mail '));

  it('go to the person they are for, and are shown all the same: invitations, their renewal, and new passwords', async () => {
    const invited = await ask('/api/invitations', { email: 'new@example.com', roles: ['hr'], mail: true });
    const { invitationId } = invited.body.invitation;
    const again = await ask(`/api/invitations/${invitationId}/again`, { mail: true });
    const reset = await ask(`/api/accounts/${userId}/reset`, { mail: true });
    expect(post.arrived.map(({ to, subject }) => [...to, subject])).toEqual([
      ['new@example.com', 'Your invitation to Bellwether'],
      ['new@example.com', 'Your invitation to Bellwether'],
      ['mo@example.com', 'A new password for Bellwether'],
    ]);
    for (const [place, { body }] of [invited, again, reset].entries()) {
      expect(body.mailed).toEqual({ to: post.arrived[place].to[0] });
      expect(post.arrived[place].text.split('\n')).toContain(body.link);
    }
    expect((await events()).map(({ actor, action, details }) => [actor, action, details])).toEqual([
      ['ada@example.com', 'mail sent', { what: 'invitation', to: 'new@example.com' }],
      ['ada@example.com', 'mail sent', { what: 'invitation', to: 'new@example.com' }],
      ['ada@example.com', 'mail sent', { what: 'link for a new password', to: 'mo@example.com' }],
    ]);
  });

  it('are not mailed unless that is asked for', async () => {
    const invited = await ask('/api/invitations', { email: 'quiet@example.com', roles: ['hr'] });
    expect((await ask(`/api/invitations/${invited.body.invitation.invitationId}/again`)).status).toBe(200);
    expect((await ask(`/api/accounts/${userId}/reset`)).body.mailed).toBeUndefined();
    expect(post.arrived).toEqual([]);
  });

  it('that the mail server does not take are good and shown, with why; the log has no link', async () => {
    post.refused.add('bounced@example.com');
    const { status, body } = await ask('/api/invitations', { email: 'bounced@example.com', roles: ['hr'], mail: true });
    const why = 'The mail server did not take it. It said: 550 No such user here';
    expect([status, body.mailed]).toEqual([200, { to: 'bounced@example.com', why }]);
    const token = new URL(body.link).hash.slice(1);
    expect((await at.send('POST', '/api/links/open', { body: { token } })).status).toBe(200);
    expect(JSON.stringify(await at.db.orm.select().from(auditEvents))).not.toContain(token);
    expect((await events()).at(-1)).toMatchObject({
      action: 'mail failed',
      details: { what: 'invitation', to: 'bounced@example.com', why },
    });
  });

  it('are not made when mail is asked for and not set up', async () => {
    at.deps.mail = undefined;
    const before = await at.db.orm.$count(invitations);
    const { status, body } = await ask('/api/invitations', { email: 'none@example.com', roles: ['hr'], mail: true });
    expect([status, body.error]).toEqual([409, 'This Bellwether sends no mail.']);
    expect(await at.db.orm.$count(invitations)).toBe(before);
  });
});
