import { tableRows } from '../csv/table.ts';
import type { FileRun } from '../load/fileRun.ts';

/** So many rows show whether a survey's people are ours. */
const LOOKED_AT = 500;

/**
 * Are the people a survey names by id or e-mail on a roster? When none of the first of them is, they are respondents only:
 * the file's own key tells them apart, and their team is what the file says of it.
 */
export async function knowsRespondents(run: FileRun): Promise<boolean> {
  const { fields, people, table, book } = run;
  const [id, email] = [fields.get('employee_id'), fields.get('employee_email')];
  if (!id && !email) return true;
  let looked = 0;
  let known = 0;
  const rows = tableRows(table, (cells) => {
    const ref = { id: cellOf(cells, id?.at), email: cellOf(cells, email?.at) };
    if (looked >= LOOKED_AT || (ref.id === undefined && ref.email === undefined)) return;
    looked += 1;
    if (people.directory.find(ref)) known += 1;
  });
  for (;;) {
    const step = await rows.next();
    if (step.done || looked >= LOOKED_AT) break;
  }
  await rows.return('');
  if (looked === 0 || known > 0 || (people.directory.size > 0 && fields.has('employee_name'))) return true;
  book.notice(
    'nobody in this file is on a roster: the ids tell respondents apart, and the team is what the file says; import the people first to have it from their records',
  );
  return false;
}

const cellOf = (cells: readonly string[], at: number | undefined) =>
  at === undefined ? undefined : cells[at].trim() || undefined;
