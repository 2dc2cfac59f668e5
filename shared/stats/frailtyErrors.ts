import type { FrailtyDesign } from './frailtyDesign.ts';
import { arrowInformation, arrowSolve, groupExpected, informationSolve } from './frailtyInformation.ts';
import type { FrailtyPoint } from './frailtyLikelihood.ts';
import { groupInformation } from './groupInformation.ts';

/** Whether pairs of groups count in the information: 'full' is exact; 'diagonal' leaves them out, as R does when sparse. */
export type FrailtyBlock = 'full' | 'diagonal';

/** The inverse H⁻¹ of the penalised information of log frailties and standardised covariates, as far as it is needed. */
export interface FrailtyInverse {
  design: FrailtyDesign;
  point: FrailtyPoint;
  /** Per covariate its column of H⁻¹; all 0 for one that is not estimated. */
  columns: Float64Array[];
  /** The diagonal of H⁻¹ at a group. */
  groupVariance: (group: number) => number;
}

/** Prepares H⁻¹ at an estimate: two passes over the rows per covariate for 'diagonal', about ten for 'full'. */
export function frailtyInverse(design: FrailtyDesign, point: FrailtyPoint, block: FrailtyBlock): FrailtyInverse {
  const own = block === 'full' ? groupExpected(design, point) : groupInformation(design, point);
  const arrow = arrowInformation(design, point, own);
  const solve = (at: number): Float64Array => {
    const vector = new Float64Array(design.groups + design.cox.size);
    vector[at] = 1;
    return block === 'full'
      ? informationSolve(design, point, { arrow, vector, tolerance: 1e-11 })
      : arrowSolve(arrow, vector);
  };
  const columns = Array.from(design.estimated, (estimated, j) =>
    estimated ? solve(design.groups + j) : new Float64Array(design.groups + design.cox.size),
  );
  if (block === 'full') return { design, point, columns, groupVariance: (group) => solve(group)[group] };
  const groupVariance = (group: number): number =>
    columns.reduce((rest, column, j) => rest - arrow.border[j][group] * column[group], 1) / arrow.diagonal[group];
  return { design, point, columns, groupVariance };
}

/** Standard errors of the coefficients, `undefined` for those that are not estimated. */
export interface FrailtyErrors {
  /** By H⁻¹. */
  standardErrors: (number | undefined)[];
  /** Of sampling alone, the penalty taken as given: by H⁻¹ I H⁻¹, where I is H without the penalty (Gray 1992, JASA 87:942). */
  samplingStandardErrors: (number | undefined)[];
}

/** Standard errors in the covariates' own units. */
export function frailtyErrors({ design, point, columns }: FrailtyInverse): FrailtyErrors {
  const { groups, estimated, cox } = design;
  const errors = (variance: (column: Float64Array, j: number) => number): (number | undefined)[] =>
    columns.map((column, j) => (estimated[j] ? Math.sqrt(variance(column, j)) / cox.columns.spread[j + 1] : undefined));
  return {
    standardErrors: errors((column, j) => column[groups + j]),
    samplingStandardErrors: errors((column, j) => {
      let variance = column[groups + j];
      for (let g = 0; g < groups; g++) variance -= point.penalty[g] * column[g] * column[g];
      return variance;
    }),
  };
}
