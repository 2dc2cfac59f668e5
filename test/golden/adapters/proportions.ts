import { meanAndVariance } from '#shared/stats/meanAndVariance.ts';
import { netPromoterScore } from '#shared/stats/netPromoterScore.ts';
import { weightedShare } from '#shared/stats/weightedShare.ts';
import { wilsonInterval } from '#shared/stats/wilsonInterval.ts';
import { sortedLevels } from '../formula.ts';
import { asList, asNumber, asNumbers, asText } from '../goldenArguments.ts';
import type { GoldenAdapter, GoldenCase, GoldenTable } from '../goldenFiles.ts';

export const proportionsAdapter: GoldenAdapter = (golden, table) => {
  const { args, r_call } = golden;
  const level = args.level === undefined ? 0.95 : asNumber(args.level);
  if (args.k !== undefined) {
    const n = asNumbers(args.n);
    const limits = asNumbers(args.k).map((k, i) => wilsonInterval(k, n[i % n.length], level));
    return { lower: limits.map((v) => v?.lower), upper: limits.map((v) => v?.upper) };
  }
  if (args.items !== undefined) return favourability(golden, table, level);
  const by = /\bby ([\w.]+)/.exec(r_call)?.[1];
  const scores = table.enps ?? Object.values(table).find((column) => column.some((x) => typeof x === 'number'))!;
  const answers = answered(scores);
  if (by === undefined) return promoters(answers, level);
  const groups = sortedLevels(table[by]).map((name): [string, number[]] => [
    name,
    answered(scores.filter((_, i) => String(table[by][i]) === name)),
  ]);
  return Object.fromEntries(
    groups.filter(([, own]) => own.length >= asNumber(args.min_n)).map(([name, own]) => [name, promoters(own, level)]),
  );
};

const answered = (column: (number | string | null)[]): number[] =>
  column.flatMap((x) => (x === null ? [] : [Number(x)]));

function promoters(answers: readonly number[], level: number): Record<string, unknown> {
  const [up, down] = [answers.filter((x) => x >= 9).length, answers.filter((x) => x <= 6).length];
  const score = netPromoterScore(up, answers.length - up - down, down, level);
  const points = { n: answers.length, sum: 100 * (up - down), sumOfSquares: 1e4 * (up + down) };
  const variance = meanAndVariance(points)?.variance;
  return {
    n: score?.n,
    promoters: up,
    passives: answers.length - up - down,
    detractors: down,
    enps: score?.score,
    var_mle: score?.variance,
    se: score?.se,
    lower: score?.interval.lower,
    upper: score?.interval.upper,
    var_unbiased: score?.unbiasedVariance,
    var_check_sample: variance === undefined ? undefined : variance / answers.length,
  };
}

/** Per item and over a scale: the share of answers at `top` or above, plain and weighted. */
function favourability({ args }: GoldenCase, table: GoldenTable, level: number): Record<string, unknown> {
  const top = asNumber(args.top);
  const names = asList(args.items).map(asText);
  const weights = table[asText(args.weight)].map(Number);
  const items = names.map((item) => {
    const rows = table[item].flatMap((x, i) => (x === null ? [] : [i]));
    const marks = rows.map((i) => (Number(table[item][i]) >= top ? 1 : 0));
    const favourable = marks.filter((mark) => mark === 1).length;
    const plain = wilsonInterval(favourable, rows.length, level);
    const weighted = weightedShare(
      marks,
      rows.map((i) => weights[i]),
      level,
    );
    return {
      item,
      n: rows.length,
      favourable,
      p: favourable / rows.length,
      wilson_lower: plain?.lower,
      wilson_upper: plain?.upper,
      weighted_p: weighted?.share,
      n_eff: weighted?.effectiveN,
      weighted_wilson_lower: weighted?.interval.lower,
      weighted_wilson_upper: weighted?.interval.upper,
    };
  });
  const persons = weights.flatMap((weight, i) => {
    const own = answered(names.map((item) => table[item][i]));
    return own.length === 0 ? [] : [{ weight, share: own.filter((x) => x >= top).length / own.length }];
  });
  const shares = persons.map(({ share }) => share);
  const scale = weightedShare(
    shares,
    persons.map(({ weight }) => weight),
    level,
  );
  return {
    items,
    scale: {
      mean_person_favourability: shares.reduce((sum, share) => sum + share, 0) / shares.length,
      weighted: scale?.share,
      n_eff: scale?.effectiveN,
      wilson: [scale?.interval.lower, scale?.interval.upper],
      n: scale?.n,
    },
  };
}
