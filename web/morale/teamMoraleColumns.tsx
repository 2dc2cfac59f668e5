import type { ReactNode } from 'react';
import type { MoraleMeasure } from '#shared/contract/morale.ts';
import { dimensionDirection } from '#shared/metrics/dimensionDirection.ts';
import type { Column } from '#web/ui/column.ts';
import { formatInterval, formatNumber, formatShare, formatShareInterval } from '#web/ui/formatNumber.ts';
import { NotMeasured } from '#web/ui/NotMeasured.tsx';
import { numberColumn } from '#web/ui/numberColumn.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import { Withheld, withheldText } from '#web/ui/Withheld.tsx';
import { definitions } from './definitions.ts';
import { dimensionName } from './dimensionName.ts';
import { HeatCell } from './HeatCell.tsx';
import { NoScore } from './NoScore.tsx';
import { noScoreText, whyNoScore } from './whyNoScore.ts';
import { widerText } from './widerText.ts';

export type DimensionLine = {
  dimension: string;
  team: MoraleMeasure;
  company: MoraleMeasure | undefined;
  teamSize: number;
};

/** The reason a number is not there: withheld, or never measured. */
function missing({ team }: DimensionLine): ReactNode {
  const reason = whyNoScore(team);
  return reason ? <Withheld reason={reason} minimum={team.minimum} /> : <NotMeasured />;
}

/** The same in words, for the CSV. */
function csvMissing({ team }: DimensionLine): string | undefined {
  const reason = whyNoScore(team);
  return reason && withheldText({ reason, minimum: team.minimum });
}

/** What the page says of the area around a team that is withheld. */
const areaText = ({ withheld, wider }: MoraleMeasure): string | undefined =>
  withheld && wider?.measure.score !== undefined ? widerText(wider) : undefined;

export const teamMoraleColumns: Column<DimensionLine>[] = [
  textColumn({
    id: 'dimension',
    name: 'Dimension',
    names: true,
    width: 150,
    text: ({ dimension }) => dimensionName(dimension),
    show: ({ dimension }) =>
      `${dimensionName(dimension)}${dimensionDirection(dimension) === 'lower is better' ? ' (lower is better)' : ''}`,
  }),
  {
    id: 'score',
    name: 'Team',
    unit: 'score of 100',
    definition: definitions.score,
    width: 170,
    cell: ({ team, company, teamSize }) => (
      <HeatCell measure={team} company={company?.score} minimum={team.minimum} teamSize={teamSize} />
    ),
    sortBy: ({ team }) => team.score,
    csv: ({ team }) => team.score ?? noScoreText(team),
    csvBeside: { name: 'area around it', of: ({ team }) => areaText(team) },
  },
  textColumn({
    id: 'interval',
    name: '95% interval',
    width: 130,
    text: ({ team }) => (team.scoreInterval ? formatInterval(team.scoreInterval, 1) : ''),
  }),
  numberColumn({
    id: 'company',
    name: 'Company',
    unit: 'score of 100',
    width: 120,
    value: ({ company }) => company?.score,
    show: (score) => formatNumber(score, 1),
    missing: ({ company }) => (company ? <NoScore measure={company} /> : <NotMeasured />),
    csvMissing: ({ company }) => company && noScoreText(company),
  }),
  numberColumn({
    id: 'favourable',
    name: definitions.favourable.name,
    unit: 'share of answers',
    definition: definitions.favourable,
    width: 200,
    value: ({ team }) => team.favourable,
    csvBeside: {
      name: '95% interval',
      of: ({ team }) => team.favourableInterval && formatShareInterval(team.favourableInterval),
    },
    show: (share, { team }) =>
      `${formatShare(share)}${team.favourableInterval ? ` (${formatShareInterval(team.favourableInterval)})` : ''}`,
    missing: (line) => line.team.favourableBound ?? missing(line),
    csvMissing: (line) => line.team.favourableBound ?? csvMissing(line),
  }),
  numberColumn({
    id: 'agreement',
    name: definitions.agreement.name,
    unit: '0 to 1',
    definition: definitions.agreement,
    width: 160,
    value: ({ team }) => team.agreement,
    show: (value) => formatNumber(value, 2),
    missing,
    csvMissing,
  }),
];
