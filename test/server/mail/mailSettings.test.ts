import { describe, expect, it } from 'vitest';
import { readEnv } from '#server/env.ts';
import { mailSettings } from '#server/mail/mailSettings.ts';
import { transportOf } from '#server/mail/postOf.ts';

const FROM = { BELLWETHER_MAIL_FROM: 'Bellwether <bellwether@example.com>' };
const PASSWORD = 'kT9/wq@7Lz#2';
const coded = encodeURIComponent(PASSWORD);
/** What the mail library is told for this server. */
const encryption = (server: string) => transportOf(of(server)!);
const of = (BELLWETHER_MAIL: string) => mailSettings({ ...FROM, BELLWETHER_MAIL });

describe('how mail is set up', () => {
  it('is not at all when neither setting is there', () => {
    expect(mailSettings({})).toBeUndefined();
    expect(mailSettings({ BELLWETHER_MAIL: '', BELLWETHER_MAIL_FROM: '' })).toBeUndefined();
  });

  it('is read with user, password, port and sender; smtps is encrypted from the start', () => {
    expect(of(`smtps://mailer%40example.com:${coded}@mail.example.com:4650`)).toEqual({
      host: 'mail.example.com',
      port: 4650,
      encryption: 'tls',
      login: { user: 'mailer@example.com', password: PASSWORD },
      from: { name: 'Bellwether', address: 'bellwether@example.com' },
    });
  });

  it('goes to the port for submitting when none is said: 465 encrypted, 587 by STARTTLS (RFC 8314)', () => {
    expect(of('smtps://mail.example.com')).toMatchObject({ port: 465, encryption: 'tls', login: undefined });
    expect(of('smtp://mail.example.com')).toMatchObject({ port: 587, encryption: 'starttls' });
  });

  it('demands STARTTLS of every server but one on this machine', () => {
    expect(encryption('smtp://mail.example.com')).toMatchObject({ secure: false, requireTLS: true, ignoreTLS: false });
    expect(encryption('smtp://127.0.0.1.example.com')).toMatchObject({ requireTLS: true });
    expect(encryption('smtp://10.0.0.1:25')).toMatchObject({ requireTLS: true });
    for (const local of ['smtp://localhost:25', 'smtp://127.0.0.1:25', 'smtp://[::1]:25'])
      expect(encryption(local)).toMatchObject({ secure: false, requireTLS: false, ignoreTLS: true });
    expect(encryption('smtps://localhost')).toMatchObject({ secure: true });
  });

  it.each([
    'https://mail.example.com',
    'mail.example.com:465',
    'smtp://',
    'smtps://mail.example.com/inbox',
    'smtps://mail.example.com?a=b',
    `smtps://mailer:${PASSWORD}@mail.example.com`,
    'smtps://mailer:50%@mail.example.com',
    'smtps://mailer@mail.example.com',
    'smtps://:kT9wq7Lz2@mail.example.com',
  ])('is refused with what to write when the server is %s', (server) => {
    expect(() => of(server)).toThrow(/^BELLWETHER_MAIL (is|has) .*(smtps:\/\/user:password@|%25)/);
  });

  it('is refused when only one of the two settings is there', () => {
    expect(() => mailSettings(FROM)).toThrow('BELLWETHER_MAIL_FROM is set without BELLWETHER_MAIL');
    expect(() => mailSettings({ BELLWETHER_MAIL: 'smtps://mail.example.com' })).toThrow(
      'BELLWETHER_MAIL is set without BELLWETHER_MAIL_FROM',
    );
  });

  it.each(['nobody', 'a@b', 'Bellwether <>', 'a@example.com, b@example.com', 'Bell\nBcc: x <a@example.com>'])(
    'is refused when the sender is %s',
    (from) =>
      expect(() => mailSettings({ BELLWETHER_MAIL: 'smtps://mail.example.com', BELLWETHER_MAIL_FROM: from })).toThrow(
        'BELLWETHER_MAIL_FROM is no address',
      ),
  );

  it.each(['changeme', 'password', 'Password1', 'your-secret-1', 'xxxxxxxxxx', 'aaaaaaaaaaaaaaaa', '${MAIL_PASSWORD}'])(
    'is refused at start when the password is the placeholder %s',
    (password) => {
      const server = `smtps://mailer:${encodeURIComponent(password)}@mail.example.com`;
      expect(() => readEnv({ ...FROM, BELLWETHER_MAIL: server }, '/')).toThrow('is a placeholder, not a password');
    },
  );

  it('tells nothing of what was given when it is refused', () => {
    const told: string[] = [];
    for (const server of [`smtps://mailer:${PASSWORD}@h`, `smtps://mailer:${coded}@h/x`, 'smtp://mailer:kT9%wq@h'])
      try {
        of(server);
      } catch (error) {
        told.push(`${String(error)} ${String((error as Error).cause)}`);
      }
    expect(told).toHaveLength(3);
    expect(told.join()).not.toMatch(/kT9|mailer/);
  });
});
