import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(scrypt) as (
  password: string,
  salt: Uint8Array,
  length: number,
  cost: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer>;
/** OWASP's scrypt setting (N = 2^17, r = 8, p = 1), which takes 128 MiB. */
const COST = { N: 131_072, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const LENGTH = 32;

/** `scrypt$salt$key`, both base64; the salt comes from the caller's random source. */
export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  const key = await derive(password.normalize('NFKC'), salt, LENGTH, COST);
  return ['scrypt', Buffer.from(salt).toString('base64'), key.toString('base64')].join('$');
}

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, salt, key] = hash.split('$');
  const derived = await derive(password.normalize('NFKC'), Buffer.from(salt, 'base64'), LENGTH, COST);
  return timingSafeEqual(derived, Buffer.from(key, 'base64'));
}
