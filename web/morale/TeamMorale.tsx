import { useMemo } from 'react';
import type { MoraleMeasure, MoraleRow } from '#shared/contract/morale.ts';
import { DataTable } from '#web/ui/DataTable.tsx';
import { Definitions } from '#web/ui/Definitions.tsx';
import { DownloadButton } from '#web/ui/DownloadButton.tsx';
import { formatDay } from '#web/ui/formatDate.ts';
import { Panel } from '#web/ui/Panel.tsx';
import { definitions } from './definitions.ts';
import { latestOf } from './latestOf.ts';
import { participationSentence } from './participationSentence.ts';
import { teamMoraleColumns, type DimensionLine } from './teamMoraleColumns.tsx';

type Props = { row: MoraleRow | undefined; company: readonly MoraleMeasure[]; teamSize: number };

/** Participation first, then what the team says on each dimension beside the company. */
export function TeamMorale({ row, company, teamSize }: Props) {
  const lines = useMemo(() => linesOf(row?.measures ?? [], company, teamSize), [row, company, teamSize]);
  if (!row || lines.length === 0) {
    return (
      <Panel title="What the team says">
        <p>No survey answers of this team have been imported.</p>
      </Panel>
    );
  }
  const [first] = lines;
  // Whoever sees their own teams only is told nothing of the company.
  const columns = company.length > 0 ? teamMoraleColumns : teamMoraleColumns.filter(({ id }) => id !== 'company');
  return (
    <Panel
      title={participationSentence(lines.map(({ team }) => team))}
      subtitle={
        first && `Latest wave: ${first.team.survey} ${first.team.wave}, closed ${formatDay(first.team.closedOn)}`
      }
      actions={<DownloadButton name="team-morale" columns={columns} rows={lines} />}
    >
      <DataTable
        caption="What the team says, by dimension"
        columns={columns}
        rows={lines}
        rowKey={(line) => line.dimension}
      />
      <Definitions definitions={Object.values(definitions)} />
    </Panel>
  );
}

function linesOf(
  measures: readonly MoraleMeasure[],
  company: readonly MoraleMeasure[],
  teamSize: number,
): DimensionLine[] {
  const dimensions = [...new Set(measures.map(({ dimension }) => dimension))];
  return dimensions.flatMap((dimension) => {
    const team = latestOf(measures, dimension);
    return team ? [{ dimension, team, company: latestOf(company, dimension), teamSize }] : [];
  });
}
