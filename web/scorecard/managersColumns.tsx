import type { ManagersRow } from '#shared/contract/managers.ts';
import { definitions as morale } from '#web/morale/definitions.ts';
import { leftSince } from '#web/morale/leftSince.ts';
import { NoScore } from '#web/morale/NoScore.tsx';
import { noScoreText } from '#web/morale/whyNoScore.ts';
import { definitions as practice } from '#web/practice/definitions.ts';
import { definitions as ramp } from '#web/ramp/definitions.ts';
import { NoMedian } from '#web/ramp/NoMedian.tsx';
import { noMedianText } from '#web/ramp/noMedianText.ts';
import { definitions } from '#web/turnover/definitions.ts';
import { RatioBar } from '#web/turnover/RatioBar.tsx';
import { evidenceRank } from '#web/turnover/turnoverColumns.tsx';
import type { Column } from '#web/ui/column.ts';
import { formatDay } from '#web/ui/formatDate.ts';
import { formatInterval, formatNumber, formatShare } from '#web/ui/formatNumber.ts';
import { NotMeasured } from '#web/ui/NotMeasured.tsx';
import { numberColumn } from '#web/ui/numberColumn.tsx';
import { standingOf, standingWords } from '#web/ui/standing.ts';
import { subjectColumn } from '#web/ui/subjectColumn.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import { VerdictMark } from '#web/ui/VerdictMark.tsx';

const standing = ({ turnover }: ManagersRow) =>
  turnover ? standingOf(turnover.verdict, turnover.evidence) : 'unknown';

const ledUntilText = ({ ledUntil }: ManagersRow): string | undefined => ledUntil && `led until ${formatDay(ledUntil)}`;

const standings: Column<ManagersRow>[] = [
  subjectColumn<ManagersRow>('Manager'),
  textColumn({
    id: 'evidence',
    name: 'Verdict on exits',
    width: 220,
    text: (row) => standingWords[standing(row)].short,
    show: (row) => <VerdictMark standing={standing(row)} short />,
    rank: (row) => (row.turnover ? evidenceRank(row.turnover) : 0),
  }),
  numberColumn({
    id: 'estimate',
    name: definitions.estimate.name,
    unit: '90% interval',
    definition: definitions.estimate,
    width: 290,
    value: (row) => row.turnover?.posterior?.mean,
    csvBeside: {
      name: '90% interval',
      of: ({ turnover }) => turnover?.posterior && formatInterval(turnover.posterior.interval, 2),
    },
    show: (mean, row) => <RatioBar mean={mean} interval={row.turnover?.posterior?.interval} />,
  }),
  numberColumn({
    id: 'team',
    name: 'Team',
    unit: 'people',
    width: 130,
    value: ({ teamSize, ledUntil }) => (ledUntil === undefined ? teamSize : undefined),
    sortBy: ({ teamSize }) => teamSize,
    show: (n) => formatNumber(n),
    missing: (row) => ledUntilText(row) ?? <NotMeasured />,
    csvMissing: ledUntilText,
  }),
  numberColumn({
    id: 'exits',
    name: 'Exits',
    width: 80,
    value: (row) => row.turnover?.exits,
    show: (n) => formatNumber(n),
  }),
  numberColumn({
    id: 'expected',
    name: 'Expected',
    unit: 'exits',
    definition: definitions.expected,
    width: 120,
    value: (row) => row.turnover?.expected,
    show: (n) => formatNumber(n, 1),
  }),
];

const measures: Column<ManagersRow>[] = [
  numberColumn({
    id: 'morale',
    name: 'Morale',
    unit: 'of 100, latest wave',
    definition: morale.score,
    width: 180,
    value: (row) => row.morale?.score,
    show: (score, { morale: measure, teamSize }) =>
      `${formatNumber(score)}${measure?.respondents ? `, n ${formatNumber(measure.respondents)}${leftSince(measure.respondents, teamSize)}` : ''}`,
    missing: ({ morale: measure }) => (measure ? <NoScore measure={measure} /> : <NotMeasured />),
    csvMissing: ({ morale: measure }) => measure && noScoreText(measure),
  }),
  numberColumn({
    id: 'ramp',
    name: 'Ramp',
    unit: 'days, median',
    definition: ramp.ramp,
    width: 140,
    value: (row) => row.ramp?.medianDays,
    show: (days) => formatNumber(days),
    missing: ({ ramp: measure }) => (measure && measure.hires > 0 ? <NoMedian measure={measure} /> : <NotMeasured />),
    csvMissing: ({ ramp: measure }) => (measure && measure.hires > 0 ? noMedianText(measure) : undefined),
  }),
  numberColumn({
    id: 'ownSelling',
    name: 'Own selling',
    unit: 'share of value won',
    definition: practice.ownSellingShare,
    width: 150,
    value: (row) => row.practice?.ownSellingShare,
    show: (share) => formatShare(share, 1),
  }),
  textColumn({
    id: 'findings',
    name: 'Patterns',
    width: 190,
    text: (row) => row.findings.join(', '),
    rank: (row) => -row.findings.length,
  }),
];

/** A manager a line: how sure a departure is, its size with interval, what it rests on, then the other measures. */
export const managersColumns: Column<ManagersRow>[] = [...standings, ...measures];
