export type ExitType =
  | 'voluntary'
  | 'dismissed'
  | 'redundancy'
  | 'end_of_contract'
  | 'retirement'
  | 'mutual'
  | 'death'
  | 'unknown';

/** In this order: the first whose words occur decides ("involuntary" must be seen before "voluntary"). */
const WORDS: readonly [ExitType, RegExp][] = [
  ['death', /\b(death|deceased|died)\b/],
  ['mutual', /\bmutual/],
  ['redundancy', /redundan|laid off|lay-?off|reduction in force|\brif\b|position eliminated|restructur|downsiz/],
  [
    'end_of_contract',
    /end of (contract|assignment|fixed term|temp)|contract (end|expir)|fixed[- ]term end|not renewed/,
  ],
  ['retirement', /retire|retiring/],
  ['dismissed', /involuntar|dismiss|fired|for cause|with cause|discharg|misconduct|poor performance|no[- ]call|sacked/],
  [
    'voluntary',
    /voluntar|resign|quit\b|left for|another (position|job)|career change|return(ed|ing)? to school|relocat/,
  ],
];

/** How an employment ended, from the texts a file gives, the most telling first; `unknown` when none of them says. */
export function readExitType(texts: readonly (string | null)[]): ExitType {
  for (const text of texts) {
    const found = text === null ? undefined : exitTypeOf(text);
    if (found) return found;
  }
  return 'unknown';
}

function exitTypeOf(text: string): ExitType | undefined {
  const words = text.toLowerCase().replaceAll('_', ' ');
  return WORDS.find(([type, pattern]) => pattern.test(words) || type === words.replaceAll(' ', '_'))?.[0];
}

/** A reason that says there was no exit: "N/A-StillEmployed". */
export function isNoExitReason(text: string): boolean {
  return /^n\/?a\b|still ?employed|^active$|^current$/i.test(text.trim());
}

/** What a status text says about being employed; `undefined` when it does not say. */
export function readEmployed(status: string): boolean | undefined {
  const word = status.trim().toLowerCase();
  if (/inactive|terminat|former|left\b|leaver|resigned|retired|dismissed|deceased|separated/.test(word)) return false;
  if (/\bactive|employed|current|leave|onboard|probation|present/.test(word)) return true;
  return undefined;
}
