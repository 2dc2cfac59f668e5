import { useMemo } from 'react';
import type { PracticeRow } from '#shared/contract/practice.ts';
import type { Column } from '#web/ui/column.ts';
import { DataTable } from '#web/ui/DataTable.tsx';
import { DownloadButton } from '#web/ui/DownloadButton.tsx';
import { FormulaPopover } from '#web/ui/FormulaPopover.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import { type PracticeMeasure, practiceMeasures } from './practiceMeasures.ts';

type Line = { measure: PracticeMeasure; team: PracticeRow; company: PracticeRow | undefined };
type Props = { team: PracticeRow | undefined; company: PracticeRow | undefined };

const nameOf = ({ measure: { name, unit } }: Line): string => (unit ? `${name}, ${unit}` : name);
const figure = (row: PracticeRow | undefined, { value, show }: PracticeMeasure): string | undefined => {
  const number = row && value(row);
  return row === undefined || number === undefined ? undefined : show(number, row);
};

const columns: Column<Line>[] = [
  textColumn<Line>({
    id: 'measure',
    name: 'What the manager does',
    names: true,
    width: 150,
    text: nameOf,
    show: (line) => (
      <>
        {nameOf(line)} {line.measure.definition && <FormulaPopover definition={line.measure.definition} />}
      </>
    ),
  }),
  {
    id: 'team',
    name: 'Team',
    numeric: true,
    width: 110,
    cell: ({ measure, team }) => figure(team, measure),
    csv: ({ measure, team }) => measure.value(team),
  },
  {
    id: 'company',
    name: 'Company',
    numeric: true,
    width: 110,
    cell: ({ measure, company }) => figure(company, measure) ?? '',
    csv: ({ measure, company }) => company && measure.value(company),
  },
];

/** Shares and rates, which a team's can be read beside the company's; counts and sums cannot. */
const comparable = new Set<PracticeMeasure['id']>([
  'ownSellingShare',
  'jointCalls',
  'coachingSessions',
  'trainingHours',
  'oneOnOnesHeld',
  'afterHoursShare',
  'winRate',
]);

/** What the manager does for the team, beside all managers. */
export function TeamPractice({ team, company }: Props) {
  const lines = useMemo(
    () =>
      practiceMeasures
        .filter(({ value }) => team && value(team) !== undefined)
        .flatMap((measure): Line[] =>
          team ? [{ measure, team, company: comparable.has(measure.id) ? company : undefined }] : [],
        ),
    [team, company],
  );
  // Whoever sees one team only is told nothing of the company.
  const shown = company ? columns : columns.filter(({ id }) => id !== 'company');
  return (
    <Panel
      title="What the manager does"
      subtitle="Leading, coaching and riding along, or selling themselves"
      actions={lines.length > 0 && <DownloadButton name="practice" columns={shown} rows={lines} />}
    >
      {lines.length === 0 ? (
        <p>No deals, meetings, coaching or one-on-ones of this team have been imported.</p>
      ) : (
        <DataTable
          caption={company ? 'What the manager does, beside the company' : 'What the manager does'}
          columns={shown}
          rows={lines}
          rowKey={({ measure }) => measure.id}
        />
      )}
    </Panel>
  );
}
