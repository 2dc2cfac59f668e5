import { oneLine } from './message.ts';
import type { MailSettings } from './mailSettings.ts';

/** Why the mail server did not take a message, in words that hold no secret. `isOfServer`: the next message would fare no better. */
export class NotTaken extends Error {
  readonly isOfServer: boolean;
  constructor(why: string, isOfServer: boolean) {
    super(why);
    this.isOfServer = isOfServer;
  }
}

const LONGEST_ANSWER = 200;

/** What the mail library says of a message that was not taken. */
interface Failed {
  code?: unknown;
  response?: unknown;
  responseCode?: unknown;
}

/** Why a message was not taken, from what the mail library threw; what is no word of a mail server is given back as it is. */
export function notTakenFor(error: unknown, settings: MailSettings): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const { code, response, responseCode }: Failed = error;
  const said = typeof response === 'string' ? ` It said: ${answerOf(response, settings)}` : '';
  const server = `${settings.host}:${settings.port}`;
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return new NotTaken(`The mail server ${server} did not accept the user and password of BELLWETHER_MAIL.`, true);
  if (code === 'ETLS' || isCertificate(error))
    return new NotTaken(
      `The way to the mail server ${server} could not be encrypted, or its certificate is not trusted; nothing was said to it.`,
      true,
    );
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    // 421: it closes the connection; 45x of the sender and 53x hold for whoever is written to next as well.
    const isOfServer = responseCode === 421 || responseCode === 530;
    return new NotTaken(`The mail server did not take it.${said}`, isOfServer);
  }
  return new NotTaken(
    `The mail server ${server} could not be reached, or broke off (${oneLine(String(code))}).${said}`,
    true,
  );
}

function isCertificate(error: Error): boolean {
  return /certificate|self.signed|altnames|SSL routines/i.test(error.message);
}

/** What the server answered, short, and without the password should it repeat it. */
function answerOf(response: string, { login }: MailSettings): string {
  const text = oneLine(response);
  const secrets = login ? [login.password, Buffer.from(login.password).toString('base64')] : [];
  const kept = secrets.reduce((left, secret) => left.replaceAll(secret, '…'), text);
  return kept.length > LONGEST_ANSWER ? `${kept.slice(0, LONGEST_ANSWER)}…` : kept;
}
