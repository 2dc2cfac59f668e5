import { choleskyInverse } from './choleskyFactor.ts';
import { clusteredCovariance } from './clusteredCovariance.ts';
import type { Panel, PanelStep } from './panel.ts';
import { tTwoSided } from './tDistribution.ts';

/** Effects of a panel's columns. One that units, times and earlier columns say already is `undefined`. */
export interface PanelCoefficients {
  coefficients: (number | undefined)[];
  /** Robust to any dependence within a cluster; they and the p-values are `undefined` too with fewer than two clusters. */
  standardErrors: (number | undefined)[];
  /** Two-sided, by Student's t with as many degrees as clusters less one. */
  pValues: (number | undefined)[];
  /** Of two of the columns. */
  covariance: (a: number, b: number) => number | undefined;
  rows: number;
  clusters: number;
}

/** Reads a fitted panel: `coefficients` of times and columns, `last` the step at them, `residuals` what they leave. */
export function panelCoefficients(
  { unit, columns, cluster = unit }: Panel,
  coefficients: Float64Array,
  last: PanelStep,
  residuals: Float64Array,
): PanelCoefficients {
  const size = coefficients.length;
  const first = size - columns.length;
  const { aliased } = last.factor;
  const estimated = size - aliased.reduce((sum, a) => sum + a, 0);
  const clustered = clusteredCovariance({
    inverse: choleskyInverse(last.factor),
    columns: last.within,
    residuals,
    cluster,
    rows: residuals.length,
    parameters: estimated + new Set(unit).size,
  });
  const covariance = (a: number, b: number): number | undefined =>
    aliased[first + a] || aliased[first + b] ? undefined : clustered?.values[(first + a) * size + first + b];
  const known = columns.map((_, j) => (aliased[first + j] ? undefined : coefficients[first + j]));
  const standardErrors = columns.map((_, j) => root(covariance(j, j)));
  const clusters = new Set(cluster).size;
  return {
    coefficients: known,
    standardErrors,
    pValues: known.map((coefficient, j) => {
      const error = standardErrors[j];
      if (coefficient === undefined || error === undefined || error === 0) return undefined;
      return tTwoSided(coefficient / error, clusters - 1);
    }),
    covariance,
    rows: residuals.length,
    clusters,
  };
}

const root = (value: number | undefined): number | undefined => (value === undefined ? undefined : Math.sqrt(value));
