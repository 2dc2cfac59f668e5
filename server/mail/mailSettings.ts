import { z } from 'zod';
import { checkedPassword } from '#server/access/checkedSecret.ts';

/** How mail leaves: to which server, as whom, and how the way there is kept private. */
export interface MailSettings {
  host: string;
  port: number;
  /** `tls` from the first byte; `starttls` demanded before anything is said; `none` to this machine only. */
  encryption: 'tls' | 'starttls' | 'none';
  login: { user: string; password: string } | undefined;
  from: { name: string; address: string };
}

/** Where mail is submitted by default (RFC 8314): encrypted from the start, and by STARTTLS. */
const PORTS = { 'smtps:': 465, 'smtp:': 587 } as const;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;
const EXAMPLE = 'smtps://user:password@mail.example.com:465';
const UNPRINTABLE = /\p{Cc}/u;

/** How mail is set up in the environment; `undefined` when it is not. Rejects what is half given or wrong, without telling any of it: a password may be among it. */
export function mailSettings(environment: Record<string, string | undefined>): MailSettings | undefined {
  const [server, from] = [
    environment['BELLWETHER_MAIL'] || undefined,
    environment['BELLWETHER_MAIL_FROM'] || undefined,
  ];
  if (server === undefined && from === undefined) return undefined;
  if (server === undefined)
    throw new Error(`BELLWETHER_MAIL_FROM is set without BELLWETHER_MAIL: give the mail server too, as ${EXAMPLE}.`);
  if (from === undefined)
    throw new Error(
      'BELLWETHER_MAIL is set without BELLWETHER_MAIL_FROM: give the address mail comes from, as Bellwether <bellwether@example.com>.',
    );
  return { ...serverOf(server), from: senderOf(from) };
}

function serverOf(text: string): Omit<MailSettings, 'from'> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isAlone = url && /^\/?$/.test(url.pathname) && url.search === '' && url.hash === '' && url.hostname !== '';
  if (!isAlone || (url.protocol !== 'smtps:' && url.protocol !== 'smtp:'))
    throw new Error(
      `BELLWETHER_MAIL is not the address of a mail server: give it as ${EXAMPLE}, or smtp://… where encryption begins with STARTTLS. Write signs such as @, / and # of a password as %40, %2F and %23.`,
    );
  const isLocal = LOOPBACK.test(url.hostname);
  const port = url.port === '' ? PORTS[url.protocol] : Number(url.port);
  const encryption = url.protocol === 'smtps:' ? 'tls' : isLocal ? 'none' : 'starttls';
  return { host: url.hostname.replaceAll(/[[\]]/g, ''), port, encryption, login: loginOf(url) };
}

/** A mail server that asks nobody who they are is given without both. */
function loginOf({ username, password }: URL): MailSettings['login'] {
  if (username === '' && password === '') return undefined;
  if (username === '' || password === '')
    throw new Error(
      `BELLWETHER_MAIL has a user without a password, or a password without a user: give both, as ${EXAMPLE}.`,
    );
  const login = { user: decoded(username), password: decoded(password) };
  checkedPassword('The password of BELLWETHER_MAIL', login.password);
  return login;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause;
    throw new Error('BELLWETHER_MAIL has a % in its user or password that stands for nothing: write it as %25.', {
      cause,
    });
  }
}

function senderOf(text: string): MailSettings['from'] {
  const [, name = '', inBrackets] = /^(.*?)\s*<([^<>]*)>$/.exec(text.trim()) ?? [];
  const address = inBrackets ?? text.trim();
  if (UNPRINTABLE.test(text) || !z.email().safeParse(address).success)
    throw new Error(
      'BELLWETHER_MAIL_FROM is no address to send from: give it as Bellwether <bellwether@example.com>, or the address alone.',
    );
  return { name: name.replaceAll(/^"|"$/g, '') || 'Bellwether', address };
}
