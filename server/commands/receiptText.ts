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
    `${receipt.changes} changes; people: ${receipt.employees.new} new, ${receipt.employees.changed} changed, ${receipt.employees.placeholders} known by name only; ${receipt.exits} exits.`,
  );
  for (const example of receipt.examples.slice(0, 10)) {
    lines.push(
      `  ${example.file} line ${example.line}: ${example.what}: ${example.before === undefined ? '' : `${example.before} → `}${example.after}`,
    );
  }
  for (const notice of receipt.notices) {
    const place = [notice.file, notice.line === undefined ? '' : `line ${notice.line}`, notice.column ?? '']
      .filter(Boolean)
      .join(', ');
    lines.push(
      `${notice.rejected ? 'REJECTED' : 'note'} ${place}: ${notice.reason}${notice.value === undefined ? '' : ` (${notice.value})`}`,
    );
  }
  if (receipt.moreNotices > 0) lines.push(`… and ${receipt.moreNotices} more.`);
  lines.push(outcome(receipt));
  return `${lines.join('\n')}\n`;
}

function outcome({ applied, importId, held, refused }: Receipt): string {
  if (applied) return `Stored as import ${importId}.`;
  if (refused !== undefined) return `Refused: ${refused}\nNothing was stored.`;
  return held === undefined ? 'Nothing was stored.' : `Held: ${held}.\nNothing was stored.`;
}
