import type { RampMeasure, RampRow } from '#shared/contract/ramp.ts';
import type { Column } from '#web/ui/column.ts';
import { formatNumber, formatShare, formatShareInterval } from '#web/ui/formatNumber.ts';
import { numberColumn } from '#web/ui/numberColumn.tsx';
import { subjectKey } from '#web/ui/SubjectName.tsx';
import { subjectColumn } from '#web/ui/subjectColumn.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import { definitions } from './definitions.ts';
import { medianRange } from './medianInterval.ts';
import { NoMedian } from './NoMedian.tsx';
import { noMedianText } from './noMedianText.ts';

/** One group's ramp by one goal. */
export type RampLine = Pick<RampRow, 'manager' | 'group'> & { measure: RampMeasure };

export const rampLines = (rows: readonly RampRow[]): RampLine[] =>
  rows.flatMap(({ manager, group, measures }) => measures.map((measure) => ({ manager, group, measure })));

export const rampLineKey = (line: RampLine): string => `${subjectKey(line)} ${line.measure.by}`;

export function rampColumns(subject: string): Column<RampLine>[] {
  return [
    subjectColumn<RampLine>(subject),
    textColumn({ id: 'goal', name: 'Goal', width: 125, text: ({ measure }) => measure.by }),
    numberColumn({
      id: 'hires',
      name: 'Hires',
      width: 80,
      value: ({ measure }) => measure.hires,
      show: (n) => formatNumber(n),
    }),
    numberColumn({
      id: 'reached',
      name: 'Got there',
      width: 90,
      value: ({ measure }) => measure.reached,
      show: (n) => formatNumber(n),
    }),
    numberColumn({
      id: 'median',
      name: 'Median',
      unit: 'days',
      definition: definitions.ramp,
      width: 175,
      value: ({ measure }) => measure.medianDays,
      sortBy: ({ measure }) => (measure.notReached ? Number.POSITIVE_INFINITY : measure.medianDays),
      show: (days) => formatNumber(days),
      missing: ({ measure }) => <NoMedian measure={measure} />,
      csvMissing: ({ measure }) => noMedianText(measure),
    }),
    textColumn({
      id: 'interval',
      name: '95% interval of the median',
      width: 165,
      text: ({ measure }) => medianRange(measure) ?? '',
    }),
    numberColumn({
      id: 'notRamped',
      name: 'Not productive by month 12',
      definition: definitions.notRamped,
      width: 180,
      value: ({ measure }) => measure.notRampedByMonth12,
      show: (share, { measure }) =>
        `${formatShare(share)}${measure.notRampedInterval ? ` (${formatShareInterval(measure.notRampedInterval)})` : ''}`,
    }),
  ];
}
