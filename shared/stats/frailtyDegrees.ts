import { choleskyFactor, choleskySolve } from './choleskyFactor.ts';
import type { FrailtyInverse } from './frailtyErrors.ts';
import type { GammaFrailtyFit } from './gammaFrailty.ts';

/** How many free parameters the estimate is worth. */
export interface FrailtyDegrees {
  /** Per term, at most its number of columns; `undefined` when none of them is estimated. */
  covariates: (number | undefined)[];
  /** Of all frailties together: 0 without any spread, towards the number of groups with an endless one. */
  frailties: number;
}

/**
 * How many degrees of freedom do covariates and frailties take up, when frailties are held back by their penalty?
 *
 * `terms` lists the covariates that belong together (the levels of one factor); left out, each stands alone. With the information's
 * full block this solves once per group, each time a few passes over the rows: for hundreds of groups. For thousands, fit with the
 * diagonal block.
 *
 * Source: Gray (1992), JASA 87:942: the trace of H⁻¹ I, by term.
 */
export function frailtyDegrees(
  { coefficients, inverse }: GammaFrailtyFit,
  terms: readonly (readonly number[])[] = coefficients.map((_, j) => [j]),
): FrailtyDegrees {
  const covariates = terms.map((term) => {
    const estimated = term.filter((j) => coefficients[j] !== undefined);
    if (estimated.length === 0) return undefined;
    return inverse ? estimated.length - heldBack(inverse, estimated) : estimated.length;
  });
  if (!inverse) return { covariates, frailties: 0 };
  const { design, point, groupVariance } = inverse;
  let frailties = design.groups;
  for (let g = 0; g < design.groups; g++) frailties -= point.penalty[g] * groupVariance(g);
  return { covariates, frailties };
}

/** The trace of V⁻¹ (V - W), V being H⁻¹ and W being H⁻¹ I H⁻¹ of a term's columns. */
function heldBack({ design, point, columns }: FrailtyInverse, term: readonly number[]): number {
  const { groups } = design;
  const variance = Float64Array.from(term.flatMap((j) => term.map((k) => columns[j][groups + k])));
  const factor = choleskyFactor(variance, term.length);
  return term.reduce((trace, k, at) => {
    const penalised = Float64Array.from(term, (j) => {
      let sum = 0;
      for (let g = 0; g < groups; g++) sum += point.penalty[g] * columns[j][g] * columns[k][g];
      return sum;
    });
    return trace + choleskySolve(factor, penalised)[at];
  }, 0);
}
