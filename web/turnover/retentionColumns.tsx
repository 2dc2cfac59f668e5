import type { RetentionCurve } from '#shared/contract/turnover.ts';
import type { Column } from '#web/ui/column.ts';
import { formatNumber, formatShare, formatShareInterval } from '#web/ui/formatNumber.ts';
import { numberColumn } from '#web/ui/numberColumn.tsx';
import { type RetentionPoint, retentionAt } from './retentionAt.ts';

export type RetentionLine = { years: number; team: RetentionPoint | undefined; company: RetentionPoint | undefined };

/** Both curves at every half year as far as the longer one reaches. */
export function retentionLines(team: RetentionCurve, company: RetentionCurve | undefined): RetentionLine[] {
  const end = Math.max(team.years.at(-1) ?? 0, company?.years.at(-1) ?? 0);
  return Array.from({ length: Math.floor(end * 2) + 1 }, (_, step) => ({
    years: step / 2,
    team: retentionAt(team, step / 2),
    company: company && retentionAt(company, step / 2),
  }));
}

const show = (survival: number, point: RetentionPoint | undefined): string =>
  point?.lower === undefined || point.upper === undefined
    ? formatShare(survival)
    : `${formatShare(survival)} (${formatShareInterval({ lower: point.lower, upper: point.upper })})`;

export const retentionColumns: Column<RetentionLine>[] = [
  {
    id: 'years',
    name: 'Years since hire',
    names: true,
    width: 150,
    cell: ({ years }) => formatNumber(years, 1),
    sortBy: ({ years }) => years,
    csv: ({ years }) => years,
  },
  numberColumn({
    id: 'team',
    name: 'Team',
    unit: 'still employed',
    width: 170,
    value: (line) => line.team?.survival,
    show: (value, line) => show(value, line.team),
  }),
  numberColumn({
    id: 'teamAtRisk',
    name: 'Team',
    unit: 'people at risk',
    width: 130,
    value: (line) => line.team?.atRisk,
    show: (n) => formatNumber(n),
  }),
  numberColumn({
    id: 'company',
    name: 'Company',
    unit: 'still employed',
    width: 170,
    value: (line) => line.company?.survival,
    show: (value, line) => show(value, line.company),
  }),
];
