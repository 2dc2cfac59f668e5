import type { MoraleMeasure, MoraleResponse, MoraleRow } from '#shared/contract/morale.ts';
import { dimensionDirection } from '#shared/metrics/dimensionDirection.ts';
import type { Column } from '#web/ui/column.ts';
import { subjectColumn } from '#web/ui/subjectColumn.tsx';
import { definitions } from './definitions.ts';
import { dimensionName } from './dimensionName.ts';
import { HeatCell } from './HeatCell.tsx';
import { latestOf } from './latestOf.ts';
import { noScoreText } from './whyNoScore.ts';

type Answer = Pick<MoraleResponse, 'dimensions' | 'company' | 'minimumGroup'>;

/** A group a line, a dimension a column. */
export function moraleColumns(subject: string, { dimensions, company, minimumGroup }: Answer): Column<MoraleRow>[] {
  return [
    subjectColumn<MoraleRow>(subject),
    ...dimensions.map((dimension): Column<MoraleRow> => {
      const whole = latestOf(company, dimension)?.score;
      const of = (row: MoraleRow) => latestOf(row.measures, dimension);
      return {
        id: dimension,
        name: dimensionName(dimension),
        unit: dimensionDirection(dimension) === 'lower is better' ? 'of 100, lower is better' : 'of 100',
        definition: definitions.score,
        width: 165,
        cell: (row) => <HeatCell measure={of(row)} company={whole} minimum={minimumGroup} />,
        sortBy: (row) => of(row)?.score,
        csv: (row) => csvOf(of(row), minimumGroup),
      };
    }),
  ];
}

function csvOf(measure: MoraleMeasure | undefined, minimum: number): number | string | undefined {
  return measure && (measure.score ?? noScoreText(measure, minimum));
}
