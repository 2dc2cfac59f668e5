import type { Person } from '../people/person.ts';
import type { FileReceipt, Notice, Receipt, SharedName } from '#shared/contract/import.ts';

/** Notices kept a file; more are counted. A file of a million broken rows must not fill the memory. */
const MOST_NOTICES = 1_000;
const MOST_EXAMPLES = 50;
/** Rejected rows that can be written out to be put right; the rest are only counted. */
export const MOST_REJECTS = 100_000;

export type Outcome = 'new' | 'changed' | 'unchanged';
type Example = Receipt['examples'][number];
type Leaving = Receipt['leaving'][number];

/** A manager's name in a file that several people share, and who of them is meant when a person has said so. */
export interface AmbiguousManager {
  name: string;
  people: readonly Person[];
  chosen: Person | undefined;
}

/** What became of the rows of one file. Every row is counted once: new, changed, unchanged or rejected. */
export class FileBook {
  readonly counts = { new: 0, changed: 0, unchanged: 0, rejected: 0 };
  readonly notices: Notice[] = [];
  readonly examples: Example[] = [];
  readonly leaving: Leaving[] = [];
  /** Why each rejected line was rejected. */
  readonly rejected = new Map<number, string>();
  readonly sharedNames: SharedName[] = [];
  readonly ambiguousManagers: (AmbiguousManager & { file: string })[] = [];
  moreNotices = 0;
  asOf: string | undefined;
  private readonly name: string;
  private readonly kind: FileReceipt['kind'];

  constructor(name: string, kind: FileReceipt['kind']) {
    this.name = name;
    this.kind = kind;
  }

  count(outcome: Outcome, rows = 1): void {
    this.counts[outcome] += rows;
  }

  /** A row already counted turns out to be something else. */
  recount(from: Outcome, to: Outcome): void {
    this.counts[from] -= 1;
    this.counts[to] += 1;
  }

  reject(line: number, reason: string, cell: { column?: string; value?: string } = {}): void {
    this.counts.rejected += 1;
    if (this.rejected.size < MOST_REJECTS)
      this.rejected.set(line, cell.column === undefined ? reason : `${cell.column}: ${reason}`);
    this.keep({ line, reason, rejected: true, ...cell });
  }

  /** Rejected rows beyond those that are listed one by one. */
  rejectUnlisted(rows: number): void {
    this.counts.rejected += rows;
    this.moreNotices += rows;
  }

  /** What is said of the file as a whole is said once. */
  notice(reason: string, cell: { line?: number; column?: string; value?: string } = {}): void {
    if (cell.line === undefined && this.notices.some((each) => each.line === undefined && each.reason === reason))
      return;
    this.keep({ reason, rejected: false, ...cell });
  }

  example(example: Omit<Example, 'file'>): void {
    if (this.examples.length < MOST_EXAMPLES) this.examples.push({ file: this.name, ...example });
  }

  /** Somebody employed so far has left. */
  leaves(leaving: Omit<Leaving, 'file'>): void {
    if (this.leaving.length < MOST_EXAMPLES) this.leaving.push({ file: this.name, ...leaving });
  }

  sharedName(shared: Omit<SharedName, 'file'>): void {
    this.sharedNames.push({ file: this.name, ...shared });
  }

  ambiguousManager(ambiguous: AmbiguousManager): void {
    if (!this.ambiguousManagers.some(({ name }) => name === ambiguous.name))
      this.ambiguousManagers.push({ file: this.name, ...ambiguous });
  }

  receipt(): FileReceipt {
    const { new: added, changed, unchanged, rejected } = this.counts;
    const rows = added + changed + unchanged + rejected;
    return { file: this.name, kind: this.kind, rows, new: added, changed, unchanged, rejected, asOf: this.asOf };
  }

  /** Why nothing of the file was loaded; `undefined` when a row was. */
  whyNothingRead(): string | undefined {
    const { rows, rejected } = this.receipt();
    if (rows > rejected) return undefined;
    if (rows === 0) return `${this.name} has no row below its header`;
    const first = this.notices.find((notice) => notice.rejected);
    const why = first ? `, line ${first.line} because ${first.reason}` : '';
    return `${this.name}: ${rows === 1 ? 'its one row was rejected' : `all ${rows} rows were rejected`}${why}`;
  }

  /** A cell of a survey is an answer or tells who gave it: neither is kept. */
  private keep(notice: Omit<Notice, 'file'>): void {
    const kept = this.kind.startsWith('survey') ? { ...notice, value: undefined } : notice;
    if (this.notices.length < MOST_NOTICES) this.notices.push({ file: this.name, ...kept });
    else this.moreNotices += 1;
  }
}
