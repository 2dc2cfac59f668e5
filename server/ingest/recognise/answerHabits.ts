import type { ColumnMapping } from '#shared/contract/import.ts';
import type { Family } from '../values/answerLabels.ts';
import { LabelTally, labelValues } from '../values/labelScale.ts';
import type { ColumnScan } from './columnScan.ts';

/** "LEAD01" and "Support_3" are items of LEAD and Support. */
const NUMBERED = /^(.*?[^\d\s_.-])[\s_.-]*\d{1,3}$/;
/** Before a number these say nothing about what is asked. */
const SAYS_NOTHING = /^(?:q|qid|v|var|i|item|question|frage|f|pregunta|p|pytanie|col|column|field|s|nr|no)$/i;

/** What the columns of answers of one file have in common. */
export class AnswerHabits {
  /** Where the answers of columns of ticks end. */
  readonly highest: number[] = [];
  private readonly labels = new Map<Family, LabelTally>();
  private readonly stems = new Map<string, number>();

  constructor(columns: readonly string[], scans: readonly ColumnScan[]) {
    scans.forEach((scan, at) => {
      if (scan.looksLikeLabels) this.addLabels(scan.labels);
      else if (scan.type === 'number') this.addTicks(scan);
      const stem = stemOf(columns[at]);
      if (stem !== undefined) this.stems.set(stem, (this.stems.get(stem) ?? 0) + 1);
    });
  }

  /** The dimension that a numbered column shares with others: "LEAD" for LEAD01 beside LEAD02. */
  dimension(column: string): string | undefined {
    const stem = stemOf(column);
    return stem !== undefined && (this.stems.get(stem) ?? 0) > 1 ? stem : undefined;
  }

  /** How answers in words are read: the points of their scale, as far as all columns with such words show them. */
  inWords(base: ColumnMapping, scan: ColumnScan): { mapping: ColumnMapping; evidence: string } {
    const { family } = scan.labels;
    const tally = this.labels.get(family) ?? scan.labels;
    const scaleHigh = tally.points(family).length;
    const values = { ...labelValues(scan.choices, tally), ...base.values };
    return {
      mapping: { scaleLow: 1, scaleHigh, ...base, values },
      evidence: `answers in words, from 1 to ${base.scaleHigh ?? scaleHigh}`,
    };
  }

  private addLabels(labels: LabelTally): void {
    const { family } = labels;
    const known = this.labels.get(family) ?? new LabelTally();
    known.merge(labels);
    this.labels.set(family, known);
  }

  private addTicks(scan: ColumnScan): void {
    const range = scan.numbers.range('.').withoutStrays();
    if (range.whole && range.low >= 0 && range.high <= 10) this.highest.push(range.high);
  }
}

function stemOf(column: string): string | undefined {
  const stem = NUMBERED.exec(column.trim())?.[1].trim();
  return stem === undefined || SAYS_NOTHING.test(stem) ? undefined : stem;
}
