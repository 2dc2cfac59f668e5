import { cronbachAlpha } from '#shared/stats/cronbachAlpha.ts';
import { intraclassCorrelation } from '#shared/stats/intraclassCorrelation.ts';

import { meanAndVariance, type SufficientSums } from '#shared/stats/meanAndVariance.ts';
import { quantile } from '#shared/stats/quantile.ts';
import { withinGroupAgreement } from '#shared/stats/withinGroupAgreement.ts';
import { sortedLevels, statedOrder } from '../formula.ts';
import { asList, asNumber, asText } from '../goldenArguments.ts';
import type { GoldenAdapter, GoldenTable, GoldenValue } from '../goldenFiles.ts';

/** A case asks for agreement when it names the number of answer options, for intraclass correlation when it names a response. */
export const withinGroupAgreementAdapter: GoldenAdapter = ({ args, expected }, table) => {
  if (args.A !== undefined) return agreement(args, table, expected.group);
  if (args.y !== undefined) return correlation(args, table);
  return args.items === undefined ? undefined : consistency(args, table);
};

type Arguments = Record<string, GoldenValue>;

/** A column of numbers, NaN where there is none. */
const answers = (table: GoldenTable, name: GoldenValue): number[] =>
  table[asText(name)].map((value) => (value === null ? Number.NaN : Number(value)));

/** Rows of each group, groups in the order stated, else sorted. */
function groupRows(table: GoldenTable, name: GoldenValue, stated?: GoldenValue): { name: string; own: number[] }[] {
  const group = table[asText(name)].map((level) => (level === null ? null : String(level)));
  return statedOrder(sortedLevels(group), stated).map((level) => ({
    name: level,
    own: group.flatMap((g, i) => (g === level ? [i] : [])),
  }));
}

function sumsOf(values: readonly number[], rows: readonly number[]): SufficientSums {
  const sums = { n: 0, sum: 0, sumOfSquares: 0 };
  for (const i of rows) {
    if (Number.isNaN(values[i])) continue;
    sums.n++;
    sums.sum += values[i];
    sums.sumOfSquares += values[i] ** 2;
  }
  return sums;
}

function agreement(args: Arguments, table: GoldenTable, stated: GoldenValue | undefined): Record<string, unknown> {
  const items = asList(args.items).map((name) => answers(table, name));
  const options = asNumber(args.A);
  const groups = groupRows(table, args.g, stated).map(({ name, own }) => ({
    name,
    own: own.filter((i) => items.every((item) => !Number.isNaN(item[i]))),
  }));
  const each = groups.map(({ own }) => {
    const variances = items.map((item) => meanAndVariance(sumsOf(item, own))?.variance);
    return { all: withinGroupAgreement(variances, options), first: withinGroupAgreement([variances[0]], options) };
  });
  const known = each.flatMap(({ all }) => (all ? [all.rwgJ] : []));
  return {
    group: groups.map(({ name }) => name),
    rwg_j: each.map(({ all }) => all?.rwgJ),
    rwg_j_lindell: each.map(({ all }) => all?.lindell),
    rwg_item1: each.map(({ first }) => first?.rwgJ),
    n: groups.map(({ own }) => own.length),
    median_rwg_j: quantile(known, 0.5),
    mean_rwg_j: known.reduce((sum, value) => sum + value, 0) / known.length,
    share_ge_70: known.filter((value) => value >= 0.7).length / known.length,
  };
}

function correlation(args: Arguments, table: GoldenTable): Record<string, unknown> {
  const values = answers(table, args.y);
  const icc = intraclassCorrelation(groupRows(table, args.g).map(({ own }) => sumsOf(values, own)));
  if (!icc) return {};
  return {
    MSB: icc.meanSquareBetween,
    MSW: icc.meanSquareWithin,
    df: [icc.degreesBetween, icc.degreesWithin],
    F: icc.f,
    p: icc.p,
    ICC1_multilevel: icc.icc1,
    ICC2_multilevel: icc.icc2,
    mean_group_size: icc.meanGroupSize,
    k0: icc.k0,
    ICC1_k0: icc.icc1Unequal,
  };
}

function consistency(args: Arguments, table: GoldenTable): Record<string, unknown> {
  const items = asList(args.items).map((name) => answers(table, name));
  const alpha = cronbachAlpha(items);
  if (!alpha) return {};
  return {
    n: alpha.n,
    k: items.length,
    raw_alpha: alpha.alpha,
    std_alpha: alpha.standardised,
    average_r: alpha.averageCorrelation,
    alpha_if_dropped: alpha.alphaIfDropped,
    item_total_r_corrected: alpha.itemRestCorrelation,
    cronbach_multilevel: alpha.alpha,
    feldt_lower: alpha.interval.lower,
    feldt_upper: alpha.interval.upper,
  };
}
