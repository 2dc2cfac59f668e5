import { describe, expect, it } from 'vitest';
import { passwordTrouble } from '#server/access/passwordTrouble.ts';

describe('a new password', () => {
  it.each(['correct horse battery', 'Łódź w deszczu 1998', 'quiet otters swim upstream', 'gH7#kk2Lp0wq'])(
    'may be %s',
    async (password) => expect(await passwordTrouble(password, 'olive@example.com')).toBeUndefined(),
  );

  it.each(['motherfucker', 'QWERTY123456', 'password1234!', '!!!iloveyou!!!', '111111111111', 'abababababab'])(
    'is not %s, which is tried first',
    async (password) => expect(await passwordTrouble(password, 'olive@example.com')).toContain('tried first'),
  );

  it.each(['olive@example.com!', 'my name is Olive', 'OLIVE@EXAMPLE.COM'])(
    'does not hold the e-mail address (%s)',
    async (password) => expect(await passwordTrouble(password, 'Olive@example.com')).toContain('e-mail'),
  );

  it('may hold a name of three letters, which many words hold', async () =>
    expect(await passwordTrouble('seven bold pirates', 'old@example.com')).toBeUndefined());
});
