import { kinds } from '#shared/contract/importKinds.ts';
import { importTemplates } from '#shared/contract/importTemplates.ts';
import type { Terminal } from './terminal.ts';
import { Usage } from './usage.ts';

/** `bellwether template KIND`: a table of that kind to fill in, as CSV with example rows. */
export function templateCommand(args: string[], terminal: Terminal): number {
  // Kinds of two words may be given without quotes.
  const asked = args.join(' ');
  const kind = kinds.find((each) => each === asked);
  if (kind === undefined) {
    const known = `Kinds: ${kinds.join(', ')}.`;
    throw new Usage(asked === '' ? `template: name a kind. ${known}` : `template: "${asked}" is not a kind. ${known}`);
  }
  const { header, rows } = importTemplates[kind];
  terminal.out([header, ...rows].map((cells) => `${cells.join(',')}\n`).join(''));
  return 0;
}
