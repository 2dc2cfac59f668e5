import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailSettings } from '#server/mail/mailSettings.ts';
import { type Arrived, readMessage } from './readMessage.ts';

/** A message as the mail server got it: whom it was for, and what it holds. */
export interface Delivered extends Arrived {
  to: string[];
}

/** A mail server on loopback that keeps what arrives, and refuses whom it is told to refuse. */
export async function mailServer(over: SMTPServerOptions = {}) {
  const arrived: Delivered[] = [];
  const refused = new Set<string>();
  const at: { reached: () => void | Promise<void> } = { reached: () => {} };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const isRefused = refused.has(address);
      done(isRefused ? Object.assign(new Error('No such user here'), { responseCode: 550 }) : null);
    },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        arrived.push({ to, ...readMessage(Buffer.concat(parts).toString('latin1')) });
        void Promise.resolve(at.reached()).then(() => done());
      });
    },
    ...over,
  });
  // A client that hangs up on a certificate it does not trust is what a test may want.
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  const settings: MailSettings = {
    host: '127.0.0.1',
    port,
    encryption: 'none',
    login: undefined,
    from: { name: 'Bellwether', address: 'bellwether@example.com' },
  };
  return {
    arrived,
    refused,
    settings,
    /** Called whenever a message has arrived, and waited for before its sender is told. */
    onArrival(call: () => void | Promise<void>) {
      at.reached = call;
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
