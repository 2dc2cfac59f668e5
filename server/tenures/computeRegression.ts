import type { TenureRow } from '#server/facts/readTenures.ts';
import type { TenureRegression } from '#shared/contract/tenures.ts';
import { concordance } from '#shared/stats/concordance.ts';
import { type CoxFit, coxRegression } from '#shared/stats/coxRegression.ts';
import { coxTests } from '#shared/stats/coxTests.ts';
import { proportionality } from '#shared/stats/proportionality.ts';
import { survivalScale } from '#shared/stats/survivalScale.ts';

interface Covariate {
  label: string;
  level?: string;
  against?: string;
  values: Float64Array;
}

/**
 * By what factor does the hazard of leaving change with each label? Cox regression, ties by Efron; labels that are no numbers against
 * their first value in the alphabet, rows that lack one of them left out, values of fewer than `minimum` people too. `undefined`
 * with fewer than `minimum` exits.
 */
export function computeRegression(
  all: readonly TenureRow[],
  labels: readonly string[],
  minimum: number,
): TenureRegression | undefined {
  const rows = withAll(all, labels, minimum);
  const times = {
    exit: Float64Array.from(rows, ({ followed }) => followed!),
    event: Uint8Array.from(rows, ({ left }) => (left ? 1 : 0)),
  };
  if (times.event.reduce((sum, each) => sum + each, 0) < minimum) return undefined;
  const covariates = labels.flatMap((label) => covariatesOf(rows, label));
  const fit = coxRegression({ ...times, covariates: covariates.map(({ values }) => values) });
  if (!fit?.converged) return undefined;
  const order = concordance({ ...times, score: fit.linearPredictor });
  const tests = coxTests(fit);
  const scale = survivalScale(times, fit.design.sets.times);
  return {
    people: fit.rows,
    events: fit.events,
    coefficients: covariates.map((each, j) => coefficientOf(each, fit, j)),
    ...tests,
    concordance: order && { value: order.concordance, standardError: order.standardError },
    proportionality: scale && proportionality(fit, scale).overall,
  };
}

function coefficientOf({ label, level, against }: Covariate, fit: CoxFit, j: number) {
  const coefficient = fit.coefficients[j];
  const hazardRatio = coefficient === undefined ? undefined : Math.exp(coefficient);
  return { label, level, against, coefficient, standardError: fit.standardErrors[j], hazardRatio };
}

/** Who has a length and all labels, without those whose value few share. */
function withAll(all: readonly TenureRow[], labels: readonly string[], minimum: number): TenureRow[] {
  let rows = all.filter(({ followed, labels: own }) => followed !== null && labels.every((label) => label in own));
  for (const label of labels.filter((each) => !isNumeric(rows, each))) {
    const people = new Map<string, number>();
    for (const { labels: own } of rows) people.set(own[label], (people.get(own[label]) ?? 0) + 1);
    rows = rows.filter(({ labels: own }) => people.get(own[label])! >= minimum);
  }
  return rows;
}

const isNumeric = (rows: readonly TenureRow[], label: string) =>
  rows.every(({ labels }) => labels[label] !== '' && !Number.isNaN(Number(labels[label])));

function covariatesOf(rows: readonly TenureRow[], label: string): Covariate[] {
  if (isNumeric(rows, label)) {
    return [{ label, values: Float64Array.from(rows, ({ labels }) => Number(labels[label])) }];
  }
  const [against, ...levels] = [...new Set(rows.map(({ labels }) => labels[label]))].toSorted();
  return levels.map((level) => ({
    label,
    level,
    against,
    values: Float64Array.from(rows, ({ labels }) => (labels[label] === level ? 1 : 0)),
  }));
}
