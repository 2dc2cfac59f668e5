import type { RegressionDesign } from './regressionDesign.ts';
import { digamma, trigamma } from './logGamma.ts';

const largestTheta = 1e7;

/**
 * The theta of a negative binomial with the given means (variance = mean + mean² / theta), by maximum likelihood.
 *
 * `undefined` when the likelihood still rises at a theta of ten million: no over-dispersion.
 * Source: Newton on ln theta; standard error from the observed information for theta, as MASS's theta.ml.
 */
export function estimateDispersion(
  design: RegressionDesign,
  means: Float64Array,
  start?: number,
): { theta: number; seTheta: number | undefined } | undefined {
  let theta = start ?? momentStart(design, means);
  for (let iteration = 0; iteration < 200; iteration++) {
    const { slope, curvature } = derivatives(design, means, theta);
    if (Math.abs(theta * slope) < 1e-12) break;
    // In ln theta: slope θ l′, curvature θ² l″ + θ l′; a step up the slope where the surface does not bend down.
    const bend = theta * theta * curvature + theta * slope;
    const newton = bend < 0 ? (-theta * slope) / bend : Math.sign(slope);
    const step = Math.max(-1.5, Math.min(1.5, newton));
    theta *= Math.exp(step);
    if (theta > largestTheta) return undefined;
    if (Math.abs(step) < 1e-13) break;
  }
  const { curvature } = derivatives(design, means, theta);
  return { theta, seTheta: curvature < 0 ? 1 / Math.sqrt(-curvature) : undefined };
}

function momentStart(design: RegressionDesign, means: Float64Array): number {
  let rows = 0;
  let sum = 0;
  for (let i = 0; i < design.rows; i++) {
    const weight = design.weights ? design.weights[i] : 1;
    rows += weight;
    sum += weight * (design.response[i] / means[i] - 1) ** 2;
  }
  return Math.min(1000, Math.max(0.01, rows / sum));
}

function derivatives(
  design: RegressionDesign,
  means: Float64Array,
  theta: number,
): { slope: number; curvature: number } {
  const base = digamma(theta);
  const baseBend = trigamma(theta);
  let slope = 0;
  let curvature = 0;
  for (let i = 0; i < design.rows; i++) {
    const weight = design.weights ? design.weights[i] : 1;
    const count = design.response[i];
    const sum = theta + means[i];
    const excess = (means[i] - count) / sum;
    const rise = count === 0 ? 0 : digamma(theta + count) - base;
    const bend = count === 0 ? 0 : trigamma(theta + count) - baseBend;
    slope += weight * (rise - Math.log1p(means[i] / theta) + excess);
    curvature += weight * (bend + means[i] / (theta * sum) - excess / sum);
  }
  return { slope, curvature };
}
