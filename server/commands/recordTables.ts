import type { DealLengthsResponse } from '#shared/contract/dealLengths.ts';
import type { ExitsResponse } from '#shared/contract/exits.ts';
import type { HoursResponse } from '#shared/contract/hours.ts';
import type { SellersResponse } from '#shared/contract/sellers.ts';
import type { TenuresResponse } from '#shared/contract/tenures.ts';
import type { RetentionResponse } from '#shared/contract/turnover.ts';
import { rounded, type Sheet } from './sheet.ts';

export type RecordReport = 'deals' | 'exits' | 'hours' | 'retention' | 'sellers' | 'tenures';

const listed = (counts: Record<string, number> = {}) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

function deals({ rows, total, notes }: DealLengthsResponse): Sheet {
  const told = total === undefined ? rows : [...rows, { ...total, group: { id: '', name: 'everybody' } }];
  return {
    head: [
      'who',
      'won',
      'mean days won',
      'median days won',
      'lost',
      'mean days lost',
      'median days lost',
      'first wins',
      'mean days to first win',
    ],
    rows: told.map((row) => [
      row.manager?.name ?? row.group?.name ?? '',
      row.won,
      rounded(row.meanDaysWon, 2),
      rounded(row.medianDaysWon, 1),
      row.lost,
      rounded(row.meanDaysLost, 2),
      rounded(row.medianDaysLost, 1),
      row.firstWins,
      rounded(row.meanDaysToFirstWin, 1),
    ]),
    notes,
  };
}

function exits({ years = [], exitsByReason, notes }: ExitsResponse): Sheet {
  return {
    head: ['year', 'at start', 'hires', 'exits', 'by type', 'at end', 'turnover %'],
    rows: years.map((year) => [
      year.year,
      year.atStart,
      year.hires,
      year.exits,
      listed(year.exitsByType),
      year.atEnd,
      rounded(year.turnoverPercent, 2),
    ]),
    notes: [...(exitsByReason ? [`Reasons: ${listed(exitsByReason)}.`] : []), ...notes],
  };
}

function hours({ rows, notes }: HoursResponse): Sheet {
  return {
    head: ['who', 'people', 'weeks', 'together h', 'after hours h', 'weekend h', 'with manager h', 'withheld'],
    rows: rows.map((row) => [
      row.manager?.name ?? row.group?.name ?? '',
      row.people,
      row.weeks,
      rounded(row.collaborationHours, 2),
      rounded(row.afterHours, 2),
      rounded(row.weekendHours, 2),
      rounded(row.managerHours, 2),
      row.withheld,
    ]),
    notes,
  };
}

function retention({ company, notes }: RetentionResponse): Sheet {
  const curve = company ?? { years: [], survival: [], lower: [], upper: [], atRisk: [] };
  return {
    head: ['years', 'at risk', 'still employed', 'lower', 'upper'],
    rows: curve.years.map((year, i) => [
      rounded(year, 3),
      curve.atRisk[i],
      rounded(curve.survival[i], 4),
      rounded(curve.lower[i] ?? undefined, 4),
      rounded(curve.upper[i] ?? undefined, 4),
    ]),
    notes,
  };
}

function sellers({ rows = [], notes }: SellersResponse): Sheet {
  return {
    head: [
      'seller',
      'id',
      'manager',
      'location',
      'deals',
      'won',
      'lost',
      'won value',
      'first opened',
      'first won',
      'days to first win',
      'median days won',
    ],
    rows: rows.map((row) => [
      row.seller.name,
      row.seller.id,
      row.manager?.name,
      row.location,
      row.deals,
      row.won,
      row.lost,
      rounded(row.wonValue, 2),
      row.firstOpened,
      row.firstWon,
      row.daysToFirstWin,
      rounded(row.medianDaysWon, 1),
    ]),
    notes,
  };
}

function tenures({ unit, total, groups = [], exits: types, regression, notes = [] }: Partial<TenuresResponse>): Sheet {
  const all = [...(total ? [total] : []), ...groups];
  return {
    head: ['group', 'people', 'left', unit ?? 'time', 'at risk', 'events', 'still there'],
    rows: all.flatMap(({ group, people, left, curve }) =>
      curve.length === 0
        ? [[group, people, left, undefined, undefined, undefined, undefined]]
        : curve.map((step) => [group, people, left, step.time, step.atRisk, step.events, rounded(step.survival, 4)]),
    ),
    notes: [
      ...(types && Object.keys(types).length > 0 ? [`Exits: ${listed(types)}.`] : []),
      ...(regression?.coefficients ?? []).map(
        ({ label, level, against, coefficient, standardError, hazardRatio }) =>
          `${label}${level === undefined ? '' : ` ${level} against ${against}`}: coefficient ${rounded(coefficient, 5) ?? '–'} (${rounded(standardError, 5) ?? '–'}), hazard × ${rounded(hazardRatio, 5) ?? '–'}.`,
      ),
      ...notes,
    ],
  };
}

/** Each report of records as a sheet. */
export const recordTables = { deals, exits, hours, retention, sellers, tenures };
