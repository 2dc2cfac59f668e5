import { lazy, useMemo } from 'react';
import type { OverviewResponse } from '#shared/contract/managers.ts';
import { definitions as turnover } from '#web/turnover/definitions.ts';
import { ChartPanel } from '#web/ui/ChartPanel.tsx';
import { DataTable } from '#web/ui/DataTable.tsx';
import { formatNumber } from '#web/ui/formatNumber.ts';
import { Panel } from '#web/ui/Panel.tsx';
import { numberColumn } from '#web/ui/numberColumn.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import { isSoFar, quarterName } from './quarterSoFar.ts';
import { trendSentence } from './trendSentence.ts';
import { usualRange } from './usualRange.ts';

const TrendLine = lazy(() => import('#web/charts/TrendLine.tsx').then((charts) => ({ default: charts.TrendLine })));

type Quarter = OverviewResponse['quarters'][number];

const unit = 'Exits per 100 person-years';

const columnsFor = (through: string | undefined) => [
  textColumn<Quarter>({
    id: 'quarter',
    name: 'Quarter',
    names: true,
    width: 110,
    text: (row) => quarterName(row.quarter, through),
  }),
  numberColumn<Quarter>({
    id: 'exits',
    name: 'Exits',
    width: 90,
    value: (row) => row.exits,
    show: (exits) => formatNumber(exits),
  }),
  numberColumn<Quarter>({
    id: 'personYears',
    name: 'Person-years',
    width: 130,
    value: (row) => row.personYears,
    show: (years) => formatNumber(years, 1),
  }),
  numberColumn<Quarter>({
    id: 'rate',
    name: 'Turnover',
    unit,
    width: 200,
    value: (row) => row.rate,
    show: (rate) => formatNumber(rate, 1),
  }),
];

type Props = {
  quarters: Quarter[];
  /** The last day of the records; a quarter that goes on after it is not judged. */
  through: string | undefined;
};

/** Turnover quarter by quarter, with the range it moves in by itself. */
export function QuarterlyTrend({ quarters, through }: Props) {
  const columns = useMemo(() => columnsFor(through), [through]);
  const { title, summary } = trendSentence(quarters, through);
  const range = usualRange(
    quarters.flatMap(({ quarter, rate }) => (rate === undefined || isSoFar(quarter, through) ? [] : [rate])),
  );
  if (quarters.every(({ rate }) => rate === undefined)) {
    return (
      <Panel title={title}>
        <p>{summary}</p>
      </Panel>
    );
  }
  return (
    <ChartPanel
      id="turnover-by-quarter"
      title={title}
      subtitle={`${unit}, whole company, by calendar quarter`}
      summary={summary}
      definitions={[turnover.rate]}
      height={260}
      chart={
        <TrendLine
          points={quarters.map(({ quarter, rate }) => ({
            label: quarterName(quarter, through),
            value: rate,
            open: isSoFar(quarter, through),
          }))}
          yLabel={unit}
          summary={summary}
          format={(value) => formatNumber(value, 1)}
          process={range && { ...range, name: 'mean' }}
        />
      }
      table={
        <DataTable caption="Turnover by quarter" columns={columns} rows={quarters} rowKey={(row) => row.quarter} />
      }
      columns={columns}
      rows={quarters}
    />
  );
}
