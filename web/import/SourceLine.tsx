import type { RecognisedFile } from '#shared/contract/import.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import { formatBytes } from './importSentences.ts';
import parts from './parts.module.css';

const delimiterNames: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

/** Size, rows, delimiter and encoding of a file, as found. */
export function SourceLine({ found }: { found: RecognisedFile }) {
  const facts = [
    formatCount(found.rows, 'row'),
    formatCount(found.columns.length, 'column'),
    formatBytes(found.bytes),
    ...(found.delimiter === '' ? [] : [`separated by ${delimiterNames[found.delimiter] ?? found.delimiter}`]),
    found.encoding,
  ];
  return <p className={parts.quiet}>{facts.join(' · ')}</p>;
}
