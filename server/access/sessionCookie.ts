import { createHmac, timingSafeEqual } from 'node:crypto';

/** A cookie called `__Host-…` is bound to its host and to https by the browser itself. */
export const cookiePrefix = (address: string) => (address.startsWith('https://') ? '__Host-bellwether' : 'bellwether');

/** Whoever signed in; and whoever gave the right password and has yet to give a code. */
export type SignedCookie = 'session_token' | 'two_factor';

/**
 * What a `Cookie` header holds under this name: signed by sign-in with our key (HMAC-SHA-256 of the token, base64, behind a
 * dot); `undefined` for none or a forged one. Read here and not by the library, which asks the tables twice and takes
 * twice as long: every request does it.
 */
export function signedCookie(
  header: string | null,
  { address, sessionKey }: { address: string; sessionKey: Uint8Array },
  cookie: SignedCookie,
): string | undefined {
  const name = `${cookiePrefix(address)}.${cookie}=`;
  const secret = Buffer.from(sessionKey).toString('base64');
  for (const part of (header ?? '').split(';')) {
    const value = decoded(part.trim(), name);
    const at = value.lastIndexOf('.');
    if (at < 1) continue;
    const right = createHmac('sha256', secret).update(value.slice(0, at)).digest('base64');
    const [given, wanted] = [Buffer.from(value.slice(at + 1)), Buffer.from(right)];
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) return value.slice(0, at);
  }
  return undefined;
}

/** What a cookie of this name holds; nothing when it is another or cannot be read. */
function decoded(part: string, name: string): string {
  if (!part.startsWith(name) || /%(?![0-9a-f]{2})/i.test(part)) return '';
  try {
    return decodeURIComponent(part.slice(name.length));
  } catch {
    // Bytes that are no UTF-8: nothing we signed.
    return '';
  }
}
