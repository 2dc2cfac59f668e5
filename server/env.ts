import { resolve } from 'node:path';
import { type MailSettings, mailSettings } from './mail/mailSettings.ts';
import { checkedSecret } from './access/checkedSecret.ts';

export interface Env {
  /** Where the embedded database, the respondent key and uploads are. */
  dataFolder: string;
  /** A PostgreSQL to use instead of the embedded database. */
  databaseUrl: string | undefined;
  host: string;
  port: number;
  /** Where people reach Bellwether, when that is not `http://HOST:PORT`: behind a proxy, `https://…`. */
  url: string | undefined;
  /** The secret of our client at the single sign-on provider. */
  oidcSecret: string | undefined;
  /** How mail leaves; undefined when none is to. */
  mail: MailSettings | undefined;
}

/** The settings of the environment, or what is wrong with them. */
export function readEnv(environment: Record<string, string | undefined>, projectFolder: string): Env {
  const port = Number(environment['PORT'] ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is "${environment['PORT']}": give a number from 0 to 65535.`);
  return {
    dataFolder: resolve(environment['BELLWETHER_DATA'] || resolve(projectFolder, 'data')),
    databaseUrl: environment['DATABASE_URL'] || undefined,
    host: environment['HOST'] || '127.0.0.1',
    port,
    url: publicUrl(environment['BELLWETHER_URL']),
    oidcSecret: checkedSecret('BELLWETHER_OIDC_SECRET', environment['BELLWETHER_OIDC_SECRET']),
    mail: mailSettings(environment),
  };
}

function publicUrl(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isAlone = url && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (!isAlone || !/^https?:$/.test(url.protocol))
    throw new Error(
      `BELLWETHER_URL is "${text}": give the address people open, such as https://bellwether.example.com.`,
    );
  return url.origin;
}
