import { meanAndVariance } from '#shared/stats/meanAndVariance.ts';
import { quantile } from '#shared/stats/quantile.ts';
import { withinGroupAgreement } from '#shared/stats/withinGroupAgreement.ts';
import { sortedLevels } from '../formula.ts';
import { asList, asNumber, asText } from '../goldenArguments.ts';
import type { GoldenAdapter } from '../goldenFiles.ts';

export const withinGroupAgreementAdapter: GoldenAdapter = ({ id, args }, table) => {
  if (id !== 'rwg') return undefined;
  const items = asList(args.items).map((name) => table[asText(name)].map(Number));
  const options = asNumber(args.A);
  const group = table[asText(args.g)].map(String);
  const rows = sortedLevels(group).map((name) => ({ name, own: group.flatMap((g, i) => (g === name ? [i] : [])) }));
  const agreement = rows.map(({ own }) => {
    const variances = items.map((item) => {
      const sums = { n: 0, sum: 0, sumOfSquares: 0 };
      for (const i of own) {
        sums.n++;
        sums.sum += item[i];
        sums.sumOfSquares += item[i] ** 2;
      }
      return meanAndVariance(sums)?.variance;
    });
    return { all: withinGroupAgreement(variances, options), first: withinGroupAgreement([variances[0]], options) };
  });
  const known = agreement.flatMap(({ all }) => (all ? [all.rwgJ] : []));
  return {
    group: rows.map(({ name }) => name),
    rwg_j: agreement.map(({ all }) => all?.rwgJ),
    rwg_j_lindell: agreement.map(({ all }) => all?.lindell),
    rwg_item1: agreement.map(({ first }) => first?.lindell),
    n: rows.map(({ own }) => own.length),
    median_rwg_j: quantile(known, 0.5),
    mean_rwg_j: known.reduce((sum, value) => sum + value, 0) / known.length,
    share_ge_70: known.filter((value) => value >= 0.7).length / known.length,
  };
};
