import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkedSecret } from '#server/access/checkedSecret.ts';
import { sessionKey } from '#server/access/sessionKey.ts';
import { ownAddress } from '#server/commands/ownAddress.ts';
import { readEnv } from '#server/env.ts';

describe('a secret of the environment', () => {
  it.each([
    'changeme-changeme-1',
    'short',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    'your-client-secret-here',
    '<the client secret>',
    'replace-this-with-yours',
    'xxxxxxxx-1234-abcd-efgh',
  ])('is refused when it is %s', (secret) =>
    expect(() => readEnv({ BELLWETHER_OIDC_SECRET: secret }, '/')).toThrow('BELLWETHER_OIDC_SECRET is'),
  );

  it('is taken when a provider made it, and none is none', () => {
    expect(checkedSecret('S', 'KtR8w2ZpQm5uV0xYb7Hd9sLe')).toBe('KtR8w2ZpQm5uV0xYb7Hd9sLe');
    expect([checkedSecret('S', undefined), checkedSecret('S', '')]).toEqual([undefined, undefined]);
  });
});

describe('the key of sessions', () => {
  it('is drawn once and stays; one that somebody typed is refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-key-'));
    const first = await sessionKey(folder, randomBytes);
    expect(Buffer.from(await sessionKey(folder, randomBytes))).toEqual(Buffer.from(first));
    for (const made of ['00'.repeat(32), '0123456789abcdef'.repeat(4), 'secret', '']) {
      await writeFile(join(folder, 'session.key'), made);
      await expect(sessionKey(folder, randomBytes)).rejects.toThrow('drawn at random');
    }
    await rm(folder, { recursive: true });
  });
});

const env = (url?: string, host?: string) => readEnv({ BELLWETHER_URL: url, HOST: host }, '/');

describe('where people reach Bellwether', () => {
  it('is where it listens, or the address given for a proxy before it', () => {
    expect(ownAddress(env(), 3000)).toBe('http://127.0.0.1:3000');
    expect(ownAddress(env(undefined, '::1'), 3000)).toBe('http://[::1]:3000');
    expect(ownAddress(env('https://bell.example.com/', '0.0.0.0'), 3000)).toBe('https://bell.example.com');
  });

  it('has to be said when other machines are let in by any name', () =>
    expect(() => ownAddress(env(undefined, '0.0.0.0'), 3000)).toThrow('BELLWETHER_URL'));

  it.each([
    'bell.example.com',
    'https://bell.example.com/path',
    'ftp://bell.example.com',
    'https://a:b@bell.example.com',
  ])('is not %s', (url) => expect(() => env(url)).toThrow('BELLWETHER_URL is'));
});
