/** A shorter name is in too many good passwords by chance. */
const FEWEST_LETTERS = 4;
let common: Promise<ReadonlySet<string>> | undefined;

/** The 49,233 passwords most often seen in breaches, as @zxcvbn-ts/language-common lists them; read when first asked for. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']));
  return common;
}

/**
 * What is wrong with a new password, in words; `undefined` when it may be used. A common one is refused also with digits
 * and signs around it (`password1234!`). Its length is the contract's matter.
 */
export async function passwordTrouble(password: string, email: string): Promise<string | undefined> {
  const plain = password.normalize('NFKC').toLowerCase();
  const [name] = email.toLowerCase().split('@');
  if (plain.includes(email.toLowerCase())) return 'The password contains your e-mail address.';
  if (name.replace(/[^\p{L}]/gu, '').length >= FEWEST_LETTERS && plain.includes(name))
    return 'The password contains the name in your e-mail address.';
  const known = await commonPasswords();
  const bare = plain.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const isRegular = new Set(plain).size < 5;
  if (known.has(plain) || known.has(bare) || isRegular)
    return 'The password is one of those that are tried first, because many people use it.';
  return undefined;
}
