const SHORTEST = 16;
const FEWEST_DIFFERENT = 8;
const PLACEHOLDER =
  /change.?me|placeholder|replace|example|default|your.?(client|secret)|^<.*>$|^\$\{|x{4}|\*{4}|0123456|abcdef.?g/i;
const COMMON = /^(password|passwd|pass|secret|test|admin|user|none)\d*$/i;

/** A secret of the environment; `undefined` when it is not set. A short one or a placeholder is refused, never used. */
export function checkedSecret(name: string, value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (value.length < SHORTEST || new Set(value).size < FEWEST_DIFFERENT)
    throw new Error(
      `${name} is too short or too regular to be a secret: use the one the provider made for this client.`,
    );
  if (PLACEHOLDER.test(value))
    throw new Error(`${name} is a placeholder, not a secret: use the one the provider made for this client.`);
  return value;
}

/** Lets a password pass that somebody else's server demands, however short it is; a placeholder is refused, never used. */
export function checkedPassword(name: string, value: string): void {
  const isOneSign = new Set(value).size === 1;
  if (isOneSign || PLACEHOLDER.test(value) || COMMON.test(value))
    throw new Error(`${name} is a placeholder, not a password: use the one the mail server knows this account by.`);
}
