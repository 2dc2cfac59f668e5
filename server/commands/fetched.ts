import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { whyFailed } from '#server/whyFailed.ts';
import { guardedLookup, refuseAddress } from './guardedLookup.ts';

const MOST_BYTES = 4 * 1024 ** 3;
const MOST_REDIRECTS = 5;
const SILENCE_MS = 60_000;
const WHOLE_MS = 30 * 60_000;

/** What is sent along: names and values, of which none is ever told to anybody else. */
export type Headers = Readonly<Record<string, string>>;

/** Writes what is at an address to a file, as it comes. Rejects with what happened, without what the address asks or is sent. */
export async function fetched(address: string, path: string, headers: Headers): Promise<void> {
  const signal = AbortSignal.timeout(WHOLE_MS);
  const shown = shownAddress(new URL(address));
  try {
    const answer = await followed(new URL(address), headers, signal);
    await pipeline(answer, capped, createWriteStream(path, { mode: 0o600 }), { signal });
  } catch (error) {
    if (signal.aborted)
      throw new Error(`${shown} took longer than half an hour: fetch it yourself and import the file.`, {
        cause: error,
      });
    const why = whyFailed(error);
    const told = why === undefined ? String(error instanceof Error ? error.message : error) : `${why}.`;
    throw new Error(`${shown}: ${told}`, { cause: error });
  }
}

/** The name a file from this address goes by. */
export const nameAt = (address: string): string =>
  decoded(new URL(address).pathname.split('/').at(-1) ?? '').replaceAll(/[/\\\0]/g, '_') || 'download';

/** What a `%` of another meaning stands in is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An address without its user, password and query: these may be secret. */
const shownAddress = ({ origin, pathname }: URL) => `${origin}${pathname}`;

async function followed(start: URL, headers: Headers, signal: AbortSignal): Promise<IncomingMessage> {
  let url = start;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const answer = await asked(url, headers, signal);
    const { statusCode = 0 } = answer;
    if (statusCode === 200) return answer;
    answer.destroy();
    const { location } = answer.headers;
    if (statusCode < 300 || statusCode > 399 || location === undefined)
      throw new Error(`answered ${statusCode}, and no table. Check the address and --header.`);
    const next = new URL(location, url);
    const isUpgrade = url.protocol === 'http:' && next.protocol === 'https:' && next.hostname === url.hostname;
    if (next.origin !== url.origin && !isUpgrade)
      throw new Error(`sends on to ${next.origin}, another place than was named. Name that one if it is right.`);
    url = next;
  }
  throw new Error('sends on and on.');
}

function asked(url: URL, headers: Headers, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  refuseAddress(host, host);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const options = { headers: { ...headers, 'accept-encoding': 'identity' }, signal, lookup: guardedLookup(host) };
    const sent = request(url, { ...options, timeout: SILENCE_MS }, resolve);
    sent.on('timeout', () => sent.destroy(new Error('said nothing for a minute.')));
    sent.on('error', reject);
    sent.end();
  });
}

async function* capped(body: AsyncIterable<Uint8Array>) {
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.byteLength;
    if (bytes > MOST_BYTES) throw new Error('is larger than 4 GB: fetch it yourself and split it.');
    yield piece;
  }
}
