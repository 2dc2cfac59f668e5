import { lazy } from 'react';
import type { TurnoverRow } from '#shared/contract/turnover.ts';
import { ChartPanel } from '#web/ui/ChartPanel.tsx';
import { DataTable } from '#web/ui/DataTable.tsx';
import { formatNumber, formatShare } from '#web/ui/formatNumber.ts';
import { numberColumn } from '#web/ui/numberColumn.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import { definitions } from './definitions.ts';

const NamedBars = lazy(() => import('#web/charts/NamedBars.tsx').then((charts) => ({ default: charts.NamedBars })));

interface ExitType {
  name: string;
  value: number;
}

const columns = [
  textColumn<ExitType>({ id: 'type', name: 'Type', names: true, width: 160, text: ({ name }) => name }),
  numberColumn<ExitType>({
    id: 'exits',
    name: 'Exits',
    width: 110,
    value: ({ value }) => value,
    show: (value) => formatNumber(value),
  }),
];

/** Why people left, over the whole company: the finding is the most frequent type. */
export function ExitsByType({ total }: { total: Pick<TurnoverRow, 'exits' | 'exitsByType'> | undefined }) {
  if (!total || total.exits === 0) return null;
  const types = Object.entries(total.exitsByType)
    .map(([type, value]): ExitType => ({ name: type.replaceAll('_', ' '), value }))
    .toSorted((a, b) => b.value - a.value);
  const [most] = types;
  const summary = `Of ${formatNumber(total.exits)} exits, ${formatNumber(most.value)} were ${most.name} (${formatShare(most.value / total.exits, 0)}).`;
  return (
    <ChartPanel
      id="exits-by-type"
      title={`${formatShare(most.value / total.exits, 0)} of the exits were ${most.name}`}
      subtitle="Exits by type, whole company, same period"
      summary={summary}
      definitions={[definitions.exitsByType]}
      height={40 * types.length + 20}
      chart={<NamedBars bars={types} summary={summary} height={40 * types.length + 20} />}
      table={<DataTable caption="Exits by type" columns={columns} rows={types} rowKey={({ name }) => name} />}
      columns={columns}
      rows={types}
    />
  );
}
