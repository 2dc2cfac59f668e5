import nodemailer from 'nodemailer';
import { z } from 'zod';
import type { MailSettings } from './mailSettings.ts';
import { type Message, oneLine } from './message.ts';
import { NotTaken, notTakenFor } from './notTaken.ts';

const SECOND = 1000;

/** A way to the mail server, kept open for several messages. */
export interface Post {
  /** Resolves when the mail server took the message; rejects with NotTaken when it did not. */
  send(message: Message): Promise<void>;
  close(): void;
}

/** What the mail library is told: no files and no addresses are fetched, one connection, and nobody is waited for long. */
export function transportOf({ host, port, encryption, login }: MailSettings) {
  return {
    host,
    port,
    pool: true as const,
    maxConnections: 1,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'none',
    ...(login && { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: 15 * SECOND,
    greetingTimeout: 15 * SECOND,
    dnsTimeout: 15 * SECOND,
    socketTimeout: 30 * SECOND,
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  };
}

/** Opens the way to the mail server of the settings; nothing is connected before the first message. */
export function postOf(settings: MailSettings, now: () => Date): Post {
  const transport = nodemailer.createTransport(transportOf(settings));
  return {
    async send({ to, subject, text, html }) {
      if (!z.email().safeParse(to.address).success) throw new NotTaken('This is no e-mail address.', false);
      try {
        await transport.sendMail({
          from: settings.from,
          to: { name: oneLine(to.name), address: to.address },
          subject: oneLine(subject),
          date: now(),
          text,
          html,
          headers: { 'Auto-Submitted': 'auto-generated' },
          xMailer: false,
        });
      } catch (error) {
        throw notTakenFor(error, settings);
      }
    },
    close: () => transport.close(),
  };
}
