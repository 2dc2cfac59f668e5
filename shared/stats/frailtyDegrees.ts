import type { GammaFrailtyFit } from './gammaFrailty.ts';

/** How many free parameters the estimate is worth. */
export interface FrailtyDegrees {
  /** Per covariate, at most 1; `undefined` for one that is not estimated. */
  covariates: (number | undefined)[];
  /** Of all frailties together: 0 without any spread, towards the number of groups with an endless one. */
  frailties: number;
}

/**
 * How many degrees of freedom do covariates and frailties take up, when frailties are held back by their penalty?
 *
 * With the information's full block this solves once per group, each time a few passes over the rows: for hundreds of groups.
 * For thousands, fit with the diagonal block.
 *
 * Source: Gray (1992), JASA 87:942: the trace of H⁻¹ I, by term.
 */
export function frailtyDegrees({ standardErrors, samplingStandardErrors, inverse }: GammaFrailtyFit): FrailtyDegrees {
  const covariates = standardErrors.map((error, j) =>
    error === undefined ? undefined : (samplingStandardErrors[j]! / error) ** 2,
  );
  if (!inverse) return { covariates, frailties: 0 };
  const { design, point, groupVariance } = inverse;
  let frailties = design.groups;
  for (let g = 0; g < design.groups; g++) frailties -= point.penalty[g] * groupVariance(g);
  return { covariates, frailties };
}
