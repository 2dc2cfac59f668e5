import { dateChange } from '#shared/calendar/dateChange.ts';
import type { Receipt } from '#shared/contract/import.ts';
import { table } from './table.ts';

/** A receipt for reading in a terminal. */
export function receiptText(receipt: Receipt): string {
  const files = receipt.files.map((file) => [
    file.file,
    file.kind,
    file.rows,
    file.new,
    file.changed,
    file.unchanged,
    file.rejected,
    file.asOf ?? '',
  ]);
  const lines = [table(['file', 'kind', 'rows', 'new', 'changed', 'unchanged', 'rejected', 'as of'], files)];
  lines.push(
    `${receipt.changes} ${receipt.changes === 1 ? 'change' : 'changes'}; people: ${receipt.employees.new} new, ${receipt.employees.changed} changed, ${receipt.employees.placeholders} known by name only; ${receipt.exits} ${receipt.exits === 1 ? 'exit' : 'exits'}.`,
  );
  lines.push(...examplesText(receipt), ...leavingText(receipt));
  for (const notice of receipt.notices) {
    const place = [notice.file, notice.line === undefined ? '' : `line ${notice.line}`, notice.column ?? '']
      .filter(Boolean)
      .join(', ');
    lines.push(
      `${notice.rejected ? 'REJECTED' : 'note'} ${place}: ${notice.reason}${notice.value === undefined ? '' : ` (${notice.value})`}`,
    );
  }
  if (receipt.moreNotices > 0) lines.push(`… and ${receipt.moreNotices} more.`);
  for (const { file, rejects } of receipt.files) {
    if (rejects !== undefined)
      lines.push(`The rejected rows of ${file} are in ${rejects}: put them right and import it.`);
  }
  lines.push(outcome(receipt));
  return `${lines.join('\n')}\n`;
}

const DATE_MARKS = { swapped: '  (day and month change places!)', moved: '  (another day)' };
const LISTED = 10;

function examplesText({ examples }: Receipt): string[] {
  const lines = examples.slice(0, LISTED).map(({ file, line, what, before, after }) => {
    const change = dateChange(before, after);
    const mark = change === undefined ? '' : DATE_MARKS[change];
    return `  ${file} line ${line}: ${what}: ${before === undefined ? '' : `${before} → `}${after}${mark}`;
  });
  const swapped = examples.filter(({ before, after }) => dateChange(before, after) === 'swapped').length;
  if (swapped > 0)
    lines.push(
      `Of the ${examples.length} changes looked at, ${swapped} only swap day and month: check the order of the dates before applying.`,
    );
  return lines;
}

function leavingText({ ended, leaving }: Receipt): string[] {
  if (ended === 0) return [];
  const shown = leaving.slice(0, LISTED).map(({ name, on }) => `  ${name}, on ${on}`);
  const rest = ended - shown.length;
  return [
    `Employed so far and gone with this import: ${ended}`,
    ...shown,
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ];
}

function outcome({ applied, importId, held, refused }: Receipt): string {
  if (applied) return `Stored as import ${importId}.`;
  if (refused !== undefined) return `Refused: ${refused}\nNothing was stored.`;
  return held === undefined ? 'Nothing was stored.' : `Held: ${held} (--confirm-exits).\nNothing was stored.`;
}
