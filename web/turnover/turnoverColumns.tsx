import type { TurnoverRow } from '#shared/contract/turnover.ts';
import type { Column } from '#web/ui/column.ts';
import { formatInterval, formatNumber } from '#web/ui/formatNumber.ts';
import { numberColumn } from '#web/ui/numberColumn.tsx';
import { standingOf, standingRank, standingWords } from '#web/ui/standing.ts';
import { subjectColumn } from '#web/ui/subjectColumn.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import { VerdictMark } from '#web/ui/VerdictMark.tsx';
import { definitions } from './definitions.ts';
import { RatioBar } from './RatioBar.tsx';

const standing = ({ verdict, evidence }: TurnoverRow) => standingOf(verdict, evidence);

/** Sorts the surest first: by verdict, and within one by the probability behind it. */
export const evidenceRank = (row: TurnoverRow): number =>
  standingRank[standing(row)] + (row.posterior?.pAbove1 ?? 0) * 0.9;

/** A team's or group's turnover and its fair comparison, one line each. */
export function turnoverColumns(subject: string): Column<TurnoverRow>[] {
  const name = subjectColumn<TurnoverRow>(subject);
  return [name, ...verdicts, ...counts, ...rates];
}

/** First, since the rest scrolls out of sight on a laptop. */
const verdicts: Column<TurnoverRow>[] = [
  textColumn({
    id: 'evidence',
    name: 'Verdict',
    width: 220,
    text: (row) => standingWords[standing(row)].short,
    show: (row) => <VerdictMark standing={standing(row)} short />,
    rank: evidenceRank,
  }),
  numberColumn({
    id: 'estimate',
    name: definitions.estimate.name,
    unit: '90% interval',
    definition: definitions.estimate,
    width: 290,
    value: (row) => row.posterior?.mean,
    csvBeside: { name: '90% interval', of: ({ posterior }) => posterior && formatInterval(posterior.interval, 2) },
    show: (mean, row) => <RatioBar mean={mean} interval={row.posterior?.interval} />,
  }),
];

const counts: Column<TurnoverRow>[] = [
  numberColumn({
    id: 'employees',
    name: 'People',
    width: 85,
    value: (row) => row.employees,
    show: (n) => formatNumber(n),
  }),
  numberColumn({ id: 'exits', name: 'Exits', width: 80, value: (row) => row.exits, show: (n) => formatNumber(n) }),
  numberColumn({
    id: 'expected',
    name: 'Expected',
    definition: definitions.expected,
    width: 115,
    value: (row) => row.expected,
    show: (n) => formatNumber(n, 1),
  }),
];

const rates: Column<TurnoverRow>[] = [
  numberColumn({
    id: 'ratio',
    name: definitions.ratio.name,
    unit: 'exits ÷ expected',
    definition: definitions.ratio,
    width: 140,
    value: (row) => row.ratio,
    show: (n) => formatNumber(n, 2),
  }),
  numberColumn({
    id: 'rate',
    name: definitions.rate.name,
    unit: 'per 100 person-years',
    definition: definitions.rate,
    width: 175,
    value: (row) => row.rate,
    csvBeside: { name: '95% interval', of: ({ rateInterval }) => rateInterval && formatInterval(rateInterval, 1) },
    show: (rate, row) => rateText(rate, row),
  }),
];

function rateText(rate: number, { rateInterval }: TurnoverRow): string {
  return `${formatNumber(rate, 1)}${rateInterval ? ` (${formatInterval(rateInterval, 1)})` : ''}`;
}
