import { useNavigate } from '@tanstack/react-router';
import { lazy, useMemo } from 'react';
import type { ManagersRow } from '#shared/contract/managers.ts';
import { formatDay } from '#web/ui/formatDate.ts';
import { formatInterval, formatNumber } from '#web/ui/formatNumber.ts';
import { type Standing, standingOf, standingWords } from '#web/ui/standing.ts';

const FunnelPlot = lazy(() => import('#web/charts/FunnelPlot.tsx').then((charts) => ({ default: charts.FunnelPlot })));

const marks = { strong: 'strong', watch: 'watch', better: 'better', expected: 'none', unknown: 'cannot tell' } as const;

const markNames = {
  strong: standingWords.strong.long,
  watch: standingWords.watch.long,
  better: standingWords.better.long,
  none: standingWords.expected.long,
  'cannot tell': standingWords.unknown.long,
};

type Props = { rows: readonly ManagersRow[]; summary: string };

/** Observed ÷ expected exits of every manager against how many were expected, with the limits of chance. */
export function ManagersFunnel({ rows, summary }: Props) {
  const navigate = useNavigate();
  const byId = useMemo(() => new Map(rows.map((row) => [row.manager.id, row])), [rows]);
  const points = useMemo(
    () =>
      rows.flatMap(({ manager, turnover }) => {
        if (turnover?.expected === undefined || turnover.ratio === undefined) return [];
        const standing: Standing = standingOf(turnover.verdict, turnover.evidence);
        return [
          { id: manager.id, label: manager.name, x: turnover.expected, y: turnover.ratio, mark: marks[standing] },
        ];
      }),
    [rows],
  );
  if (points.length === 0) return <p>No manager’s expected exits can be worked out from these records.</p>;
  return (
    <FunnelPlot
      points={points}
      xLabel="Expected exits"
      yLabel="Exits ÷ expected"
      referenceName="as expected"
      markNames={markNames}
      summary={summary}
      describe={(point) => ({ title: point.label, lines: linesOf(byId.get(point.id)) })}
      formatX={(value) => formatNumber(value, Number.isInteger(value) ? 0 : 1)}
      formatY={(value) => formatNumber(value, 1)}
      onSelect={(manager) =>
        void navigate({ to: '/managers/$manager', params: { manager }, search: ({ from, to }) => ({ from, to }) })
      }
    />
  );
}

function linesOf({ turnover: row, ledUntil }: Partial<ManagersRow> = {}): string[] {
  if (row?.expected === undefined || row.ratio === undefined) return [];
  const { posterior } = row;
  return [
    `${formatNumber(row.exits)} left, ${formatNumber(row.expected, 1)} expected`,
    `ratio ${formatNumber(row.ratio, 2)}`,
    ...(posterior
      ? [`chance allowed for: ${formatNumber(posterior.mean, 2)} (${formatInterval(posterior.interval, 2)})`]
      : []),
    standingWords[standingOf(row.verdict, row.evidence)].long,
    ...(ledUntil === undefined ? [] : [`led until ${formatDay(ledUntil)}`]),
  ];
}
