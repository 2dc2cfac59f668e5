import { copyCell } from '../load/copyText.ts';

/** Columns of the staging table, in the order of the stream. */
export const COMMENT_COLUMNS = ['wave_id', 'respondent', 'question', 'comment', 'line', 'no'];

/** Gathers comments as COPY text while the answers beside them are on their way; held as bytes until those are stored. */
export class CommentText {
  private readonly rows: { line: number; bytes: Uint8Array }[] = [];
  /** Lines without an answer. */
  readonly alone: number[] = [];
  private no = 0;

  /** What somebody wrote who was erased since is not stored again. */
  add(
    who: { wave: number; respondent: string; line: number; isErased: boolean },
    question: string,
    comment: string,
  ): void {
    if (who.isErased) return;
    this.no += 1;
    const row = `${who.wave}\t${who.respondent}\t${copyCell(question)}\t${copyCell(comment)}\t${who.line}\t${this.no}\n`;
    this.rows.push({ line: who.line, bytes: Buffer.from(row, 'utf8') });
  }

  get count(): number {
    return this.no;
  }

  /** Without those of lines that were rejected when their answers were stored. */
  async *stream(rejected: ReadonlyMap<number, string>): AsyncGenerator<Uint8Array> {
    for (const { line, bytes } of this.rows) if (!rejected.has(line)) yield bytes;
  }
}
