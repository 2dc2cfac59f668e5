import { useQuery } from '@tanstack/react-query';
import { lazy, useMemo } from 'react';
import type { RetentionCurve, RetentionResponse } from '#shared/contract/turnover.ts';
import { Loaded } from '#web/api/Loaded.tsx';
import { retentionQuery } from '#web/api/reportQueries.ts';
import { ChartPanel } from '#web/ui/ChartPanel.tsx';
import { DataTable } from '#web/ui/DataTable.tsx';
import { formatNumber, formatShare } from '#web/ui/formatNumber.ts';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { retentionDefinition } from './definitions.ts';
import { whileFollowed } from '#web/charts/stepCurve.ts';
import { retentionColumns, retentionLines } from './retentionColumns.tsx';
import { retentionSentence } from './retentionSentence.ts';

const SurvivalCurve = lazy(() =>
  import('#web/charts/SurvivalCurve.tsx').then((charts) => ({ default: charts.SurvivalCurve })),
);

/** Fewest people a curve is drawn for; further on a single exit moves it by a fifth and more. */
const FOLLOWED = 5;

/** How long people stay under one manager beside the whole company. */
export function RetentionPanel({ manager, name }: { manager: string; name: string }) {
  const query = useQuery(retentionQuery(manager));
  return (
    <Loaded query={query} loading={<PageSkeleton blocks={[380]} />}>
      {(answer) =>
        answer.team && (answer.team.atRisk[0] ?? 0) >= FOLLOWED ? (
          <Retention answer={answer} team={answer.team} name={name} />
        ) : (
          <Panel title="How long people stay">
            <p>{['A curve cannot be drawn for this team.', ...answer.notes].join(' ')}</p>
          </Panel>
        )
      }
    </Loaded>
  );
}

function Retention({ answer, team, name }: { answer: RetentionResponse; team: RetentionCurve; name: string }) {
  const series = useMemo(
    () => [seriesOf('Team', team), ...(answer.company ? [seriesOf('Company', answer.company)] : [])],
    [team, answer.company],
  );
  const lines = useMemo(() => retentionLines(team, answer.company), [team, answer.company]);
  const columns = answer.company ? retentionColumns : retentionColumns.filter(({ id }) => id !== 'company');
  const { title, summary } = retentionSentence(name, team, answer.company);
  return (
    <ChartPanel
      id="retention"
      title={title}
      subtitle={`Share still employed by years since hire, all records, with 95% intervals; drawn while ${FOLLOWED} people or more are followed`}
      summary={summary}
      definitions={[retentionDefinition]}
      height={380}
      chart={
        <SurvivalCurve
          series={series}
          xLabel="Years since hire"
          yLabel="Share still employed"
          summary={summary}
          formatTime={(years) => `${formatNumber(years, 1)} years`}
          formatShare={(share) => formatShare(share)}
        />
      }
      table={<DataTable caption="Retention" columns={columns} rows={lines} rowKey={(line) => String(line.years)} />}
      columns={columns}
      rows={lines}
    />
  );
}

const seriesOf = (label: string, { years, ...rest }: RetentionCurve) =>
  whileFollowed({ label, times: years, ...rest }, FOLLOWED);
