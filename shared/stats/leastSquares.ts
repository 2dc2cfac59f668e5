import { choleskyFactor, choleskySolve, type CholeskyFactor } from './choleskyFactor.ts';
import { crossProducts, linearPredictor, regressionDesign, type RegressionDesign } from './regressionDesign.ts';

/** A straight line through data, in the standardised columns of its design. */
export interface LeastSquaresFit {
  design: RegressionDesign;
  coefficients: Float64Array;
  factor: CholeskyFactor;
  fitted: Float64Array;
  residuals: Float64Array;
  residualSquares: number;
  /** Rows less coefficients estimated, the intercept and not those of columns that add nothing. */
  degrees: number;
}

/** Ordinary least squares of a response on columns and an intercept; columns that add nothing get 0. Rows ≥ 1. */
export function leastSquares(columns: readonly Float64Array[], response: ArrayLike<number>): LeastSquaresFit {
  const design = regressionDesign({ columns, response });
  const { rows, size } = design;
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += response[i];
  const mean = sum / rows;
  // The mean is set apart, so that a response far from 0 costs no digits; columns are centred, so it only moves the intercept.
  const centred = Float64Array.from(response, (value) => value - mean);
  const { matrix, vector } = crossProducts(design, new Float64Array(rows).fill(1), centred);
  const factor = choleskyFactor(matrix, size);
  const coefficients = choleskySolve(factor, vector);
  const moved = linearPredictor(design, coefficients);
  const residuals = centred.map((value, i) => value - moved[i]);
  coefficients[0] += mean;
  return {
    design,
    coefficients,
    factor,
    fitted: moved.map((value) => value + mean),
    residuals,
    residualSquares: residuals.reduce((total, value) => total + value * value, 0),
    degrees: rows - size + factor.aliased.reduce((count, aliased) => count + aliased, 0),
  };
}
