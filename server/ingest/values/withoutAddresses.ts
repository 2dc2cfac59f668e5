const EMAIL = /[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+\.[\p{L}\d-]+/gu;
/** Seven digits and more, as telephone and staff numbers have, however they are set apart. */
const LONG_NUMBER = /\+?\d(?:[\s()./-]{0,2}\d){6,}/g;

/** What somebody wrote, without the e-mail addresses and long numbers by which people could be found. Names stay: nobody can tell them from words. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(EMAIL, '[address]').replaceAll(LONG_NUMBER, '[number]');
}
