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

  it('is told apart by what it holds: the whole address, or the name before its @ alone', async () => {
    expect(await passwordTrouble('olive@example.com!', 'olive@example.com')).toBe(
      'The password contains your e-mail address.',
    );
    expect(await passwordTrouble('my name is Olive', 'olive@example.com')).toBe(
      'The password contains the name in your e-mail address.',
    );
  });

  it('may hold what is before the @ when fewer than four letters are in it', async () =>
    expect(await passwordTrouble('seven bold o1985 pirates', 'o1985@example.com')).toBeUndefined());

  it('may hold a name of three letters, which many words hold', async () =>
    expect(await passwordTrouble('seven bold pirates', 'old@example.com')).toBeUndefined());
});
