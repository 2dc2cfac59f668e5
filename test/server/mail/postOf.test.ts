import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MailSettings } from '#server/mail/mailSettings.ts';
import { NotTaken } from '#server/mail/notTaken.ts';
import { postOf } from '#server/mail/postOf.ts';
import { mailServer } from '#test/factories/mailServer.ts';

const MESSAGE = {
  to: { name: 'Mo Marsh', address: 'mo@example.com' },
  subject: 'Results',
  text: 'The text.\n.\n',
  html: '<p>The page.</p>',
};
const PASSWORD = 'kT9-wq7-Lz2';
const now = () => new Date('2026-07-01T12:00:00Z');

async function refusal(settings: MailSettings, message = MESSAGE): Promise<NotTaken> {
  const post = postOf(settings, now);
  const refused = await post.send(message).then(
    () => undefined,
    (error: unknown) => error,
  );
  post.close();
  if (refused instanceof NotTaken) return refused;
  throw new Error('the message was taken, or refused for another reason', { cause: refused });
}

const names = (headers: string[]) => headers.map((header) => header.split(':')[0]);

describe('a message', () => {
  let at: Awaited<ReturnType<typeof mailServer>>;
  const send = async (message: typeof MESSAGE) => {
    const post = postOf(at.settings, now);
    await post.send(message);
    post.close();
    return at.arrived.at(-1)!;
  };
  beforeEach(async () => {
    at = await mailServer({
      onAuth: ({ username, password }, _session, done) =>
        done(password === PASSWORD ? null : new Error(`wrong: ${username} ${password}`), { user: username }),
    });
  });
  afterEach(() => at.close());

  it('arrives as text and as HTML, says that a program sent it, when, and not by which library', async () => {
    const { to, headers, text, html, raw } = await send(MESSAGE);
    expect({ to, text, html }).toEqual({ to: ['mo@example.com'], text: 'The text.\n.\n', html: '<p>The page.</p>' });
    expect(headers).toContain('To: Mo Marsh <mo@example.com>');
    expect(headers).toContain('From: Bellwether <bellwether@example.com>');
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect(headers).toContain('Date: Wed, 01 Jul 2026 12:00:00 +0000');
    expect(raw).not.toMatch(/nodemailer/i);
  });

  it('gets no header and nobody else out of line breaks in its subject or in the name of who it is for', async () => {
    const plain = await send({
      ...MESSAGE,
      to: { ...MESSAGE.to, name: 'Mo  Bcc: eve@example.com' },
      subject: 'R Bcc: eve@example.com',
    });
    for (const end of ['\r\n', '\n', '\r', '\u2028', '\u0085', '\r\n ']) {
      const subject = `R${end}Bcc: eve@example.com${end}${end}<p>body`;
      const name = `Mo${end}Bcc: eve@example.com`;
      const { to, headers, text } = await send({ ...MESSAGE, to: { ...MESSAGE.to, name }, subject });
      expect(to).toEqual(['mo@example.com']);
      expect(names(headers)).toEqual(names(plain.headers));
      expect(text).toBe(MESSAGE.text);
    }
  });

  it.each([
    '',
    'nobody',
    'mo@example.com, eve@example.com',
    'mo@example.com\r\nRCPT TO:<eve@example.com>',
    '<mo@example.com>',
    'Mo <mo@example.com>',
    'a@b',
  ])('goes nowhere when its address is %j', async (address) => {
    const { message, isOfServer } = await refusal(at.settings, { ...MESSAGE, to: { name: 'Mo', address } });
    expect({ message, isOfServer }).toEqual({ message: 'This is no e-mail address.', isOfServer: false });
    expect(at.arrived).toEqual([]);
  });

  it('keeps letters of any language in names, titles and text', async () => {
    const name = 'Zoë Žižek 王';
    const { subject, text, headers } = await send({
      ...MESSAGE,
      to: { ...MESSAGE.to, name },
      subject: `Für ${name} – déjà`,
      text: `${name}\n`,
    });
    expect({ subject, text }).toEqual({ subject: `Für ${name} – déjà`, text: `${name}\n` });
    expect(headers.find((header) => header.startsWith('To:'))).toContain('<mo@example.com>');
  });

  it('that is refused for its address says what the server said, and that others may be tried', async () => {
    at.refused.add('mo@example.com');
    const { message, isOfServer } = await refusal(at.settings);
    expect(message).toBe('The mail server did not take it. It said: 550 No such user here');
    expect(isOfServer).toBe(false);
  });

  it('goes with the user and password that are set; a wrong one is told without either, whatever the server repeats', async () => {
    const settings = { ...at.settings, login: { user: 'mailer', password: PASSWORD } };
    const post = postOf(settings, now);
    await post.send(MESSAGE);
    post.close();
    expect(at.arrived).toHaveLength(1);
    const { message, isOfServer } = await refusal({ ...settings, login: { user: 'mailer', password: 'another-one' } });
    expect(isOfServer).toBe(true);
    expect(message).toContain('did not accept the user and password of BELLWETHER_MAIL');
    expect(message).not.toMatch(/mailer|another-one/);
  });

  it('is not tried again at a server that is not there', async () => {
    await at.close();
    const { message, isOfServer } = await refusal(at.settings);
    expect(isOfServer).toBe(true);
    expect(message).toMatch(/^The mail server 127[.]0[.]0[.]1:\d+ could not be reached/);
    at = await mailServer();
  });
});

describe('the way to the mail server', () => {
  it('is not taken unencrypted when STARTTLS is demanded and not offered: nothing of the message is said', async () => {
    const at = await mailServer();
    const login = { user: 'mailer', password: PASSWORD };
    const { message, isOfServer } = await refusal({ ...at.settings, encryption: 'starttls', login });
    expect(message).toContain('could not be encrypted');
    expect(isOfServer).toBe(true);
    expect(at.arrived).toEqual([]);
    await at.close();
  });

  it.each(['tls', 'starttls'] as const)(
    'is not taken to a server whose certificate nobody vouches for (%s)',
    async (encryption) => {
      const at = await mailServer({ secure: encryption === 'tls', disabledCommands: [] });
      const { message } = await refusal({ ...at.settings, encryption });
      expect(message).toContain('its certificate is not trusted');
      expect(at.arrived).toEqual([]);
      await at.close();
    },
  );
});
