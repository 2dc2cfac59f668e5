import type { FileRun } from '../load/fileRun.ts';
import { isMissing } from '../values/missing.ts';
import { withoutAddresses } from '../values/withoutAddresses.ts';

/** Longer ones are documents, and no sentence somebody wrote into a form. */
export const LONGEST_COMMENT = 10_000;

/** A column of comments. */
export interface CommentColumn {
  column: string;
  at: number;
  /** What was asked: the words of a header row below the column's own name, where there is one. */
  question: string;
}

/** Questions are part of a key, which has a largest size. */
const LONGEST_QUESTION = 500;

/** The columns that a file's mapping reads as comments. A question asked twice bears its column's name. */
export function commentColumns({ mapping, table }: Pick<FileRun, 'mapping' | 'table'>): CommentColumn[] {
  const found = mapping.columns.flatMap(({ column, field }) => {
    const at = table.columns.indexOf(column);
    const asked = table.labels?.[at] ?? column;
    const question = asked.length <= LONGEST_QUESTION ? asked : column;
    return field === 'comment' && at >= 0 ? [{ column, at, question }] : [];
  });
  const isTwice = (asked: string) => found.filter(({ question }) => question === asked).length > 1;
  return found.map((each) => (isTwice(each.question) ? { ...each, question: each.column } : each));
}

/** What is stored of a cell with a comment; nothing of an empty or an overlong one, which is told of. */
export function readComment(
  { book }: Pick<FileRun, 'book'>,
  cell: string,
  { column, line }: { column: string; line: number },
): string | undefined {
  const text = cell.trim();
  if (isMissing(text)) return undefined;
  if (text.length <= LONGEST_COMMENT) return withoutAddresses(text);
  book.notice(`a comment of more than ${LONGEST_COMMENT} characters: not loaded`, { line, column });
  return undefined;
}
