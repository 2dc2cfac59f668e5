import type { Convergence } from './convergence.ts';
import { eventTally, marginalCorrection } from './frailtyMarginal.ts';
import type { FrailtyDesign } from './frailtyDesign.ts';
import { groupExpected } from './frailtyInformation.ts';
import { doneWith, type FrailtyParameters, type FrailtyPoint } from './frailtyLikelihood.ts';
import { frailtyMode } from './frailtyMode.ts';

/** The estimate at one theta above 0. */
export interface FrailtyEstimate extends Convergence {
  theta: number;
  marginalLogLikelihood: number;
  /** The slope of the marginal log-likelihood against ln theta. */
  slope: number;
  point: FrailtyPoint;
}

const leastTheta = 1e-7;
const mostTheta = 1e4;
const mostSteps = 60;
/** Of ln theta. */
const accuracy = 1e-7;

/** Log frailties, coefficients and marginal likelihood at a given theta above 0, found from nearby parameters. */
export function estimateAt(design: FrailtyDesign, theta: number, start: FrailtyParameters): FrailtyEstimate {
  const mode = frailtyMode(design, theta, start);
  const correction = marginalCorrection(eventTally(design.events), theta);
  const { partial, penalised } = mode.point;
  return {
    ...mode,
    theta,
    marginalLogLikelihood: penalised + correction.value,
    slope: correction.slope - (penalised - partial),
  };
}

/**
 * The theta above 0 at which the marginal likelihood is greatest: the zero of its slope, by secants held between a theta at which
 * it rises and one at which it falls. `undefined` when the likelihood falls from theta 0 on.
 *
 * `without` is the estimate without frailties. Near it the likelihood rises by half of Σ (events - expected)² - events per unit of theta.
 */
export function searchTheta(design: FrailtyDesign, without: FrailtyPoint): FrailtyEstimate | undefined {
  const spread = spreadBeyondChance(design, without);
  doneWith(design, without);
  let at = estimateAt(design, Math.min(1, Math.max(0.02, spread)), without.parameters);
  if (spread <= 0 && at.slope <= 0) {
    at = estimateAt(design, 0.5, at.point.parameters);
    if (at.slope <= 0) return undefined;
  }
  let iterations = at.iterations;
  let [low, high] = [0, Infinity];
  let before: Slope | undefined;
  for (let step = 0; step < mostSteps && at.converged; step++) {
    if (at.slope > 0) low = at.theta;
    else high = at.theta;
    const next = nextTheta(at, before, low, high);
    if (next < leastTheta) return undefined;
    if (next > mostTheta)
      return { ...at, iterations, converged: false, reason: `The likelihood still rises at theta ${at.theta}.` };
    if (Math.abs(Math.log(next / at.theta)) < accuracy) {
      if (at.marginalLogLikelihood < without.partial) return undefined;
      return { ...at, iterations, gradient: Math.max(at.gradient, Math.abs(at.slope)) };
    }
    before = { theta: at.theta, slope: at.slope };
    doneWith(design, at.point);
    at = estimateAt(design, next, at.point.parameters);
    iterations += at.iterations;
  }
  return { ...at, iterations, converged: false, reason: at.reason ?? 'The steps ran out before theta stood still.' };
}

/** Variance between the groups' ratios of events to expected, beyond what chance gives; at most 0 when there is none. */
function spreadBeyondChance(design: FrailtyDesign, without: FrailtyPoint): number {
  const expected = groupExpected(design, without);
  let [excess, squares] = [0, 0];
  for (let g = 0; g < design.groups; g++) {
    excess += (design.events[g] - expected[g]) ** 2 - design.events[g];
    squares += expected[g] ** 2;
  }
  return squares > 0 ? excess / squares : 0;
}

type Slope = Pick<FrailtyEstimate, 'theta' | 'slope'>;

function nextTheta(at: Slope, before: Slope | undefined, low: number, high: number): number {
  if (at.slope === 0) return at.theta;
  const farthest = Math.log(4);
  let move = at.slope > 0 ? farthest : -farthest;
  if (before) {
    const secant = (-at.slope * Math.log(at.theta / before.theta)) / (at.slope - before.slope);
    if (Math.sign(secant) === Math.sign(move) && Math.abs(secant) < farthest) move = secant;
  }
  const next = at.theta * Math.exp(move);
  if (Math.abs(move) < accuracy || (next > low && next < high)) return next;
  return Math.sqrt(low * high);
}
