import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAuth } from '#server/access/auth.ts';
import { codeOf, recoveryCodes } from '#server/access/secondStepCodes.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { appCode } from '#test/factories/appCode.ts';
import { identityDeps } from '#test/factories/signIn.ts';

/** RFC 6238, appendix B, for SHA-1 and the secret of twenty digits: seconds since 1970, and eight digits. */
const VECTORS = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const;
const SECRET = '12345678901234567890';

describe('the code of an authenticator app', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await databases[0].open()));
  afterAll(() => database.close());

  it.each(VECTORS)('is the standard’s at second %s, of the tests and of the server', async (seconds, told) => {
    const at = new Date(seconds * 1000);
    expect(appCode(Buffer.from(SECRET), at, 8)).toBe(told);
    const address = identityDeps.address();
    const auth = createAuth({
      ...identityDeps,
      address,
      db: database.db,
      randomBytes,
      now: () => at,
      report: () => {},
    });
    vi.useFakeTimers({ toFake: ['Date'], now: at });
    try {
      // Six digits are the last six of eight: both are the same number, cut (RFC 4226, 5.3).
      expect(await auth.api.generateTOTP({ body: { secret: SECRET } })).toEqual({ code: told.slice(2) });
    } finally {
      vi.useRealTimers();
    }
  });

  it('is read however it is spaced, and so is a recovery code; nothing else is a code', () => {
    expect(codeOf(' 123 456 ')).toEqual({ kind: 'app', code: '123456' });
    expect(codeOf('K7M2P-X9QAD')).toEqual({ kind: 'recovery', code: 'k7m2p-x9qad' });
    expect(codeOf('k7m2px9qad')).toEqual({ kind: 'recovery', code: 'k7m2p-x9qad' });
    for (const typed of ['', '12345', '1234567', '１２３４５６', 'k7m2p-x9qa', 'k7m2p-x9qa1', "' or 1=1 --"])
      expect(codeOf(typed)).toBeUndefined();
  });

  it('for recovery is ten times two times five letters without 1, l, 0 and o, drawn evenly', () => {
    const codes = recoveryCodes((length) => Uint8Array.from({ length }, (_, index) => 255 - index));
    expect(codes).toEqual(Array.from({ length: 10 }, () => '98765-432zy'));
    const drawn = Array.from({ length: 200 }, () => recoveryCodes(randomBytes)).flat();
    expect(new Set(drawn).size).toBe(2_000);
    expect(drawn.every((code) => /^[a-km-np-z2-9]{5}-[a-km-np-z2-9]{5}$/.test(code))).toBe(true);
    expect(new Set(drawn.join('').replaceAll('-', '')).size).toBe(32);
  });
});
