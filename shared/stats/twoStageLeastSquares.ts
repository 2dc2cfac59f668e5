import { choleskySolve } from './choleskyFactor.ts';
import { leastSquares, type LeastSquaresFit } from './leastSquares.ts';
import { originalScale } from './regressionFit.ts';

/** What a two-stage regression is fitted to; all columns are as long as the response. */
export interface InstrumentedInput {
  response: ArrayLike<number>;
  /** Regressors measured with error, or moved by what also moves the response. */
  measured: readonly Float64Array[];
  /** Related to the measured regressors, not to their errors; at least as many. */
  instruments: readonly Float64Array[];
  /** Regressors taken as they are; they serve as their own instruments. */
  controls?: readonly Float64Array[];
}

/** Coefficients in the columns' own units: intercept, measured, controls; `undefined` for a control that adds nothing. */
export interface InstrumentedFit {
  coefficients: (number | undefined)[];
  /** Standard errors under equal variance, and robust ones (HC0; HC1 with n / (n - k)). */
  standardErrors: (number | undefined)[];
  robustErrors: (number | undefined)[];
  robustErrorsScaled: (number | undefined)[];
  /** Residual standard deviation. */
  sigma: number;
  degrees: number;
  /** For each measured regressor: F of its instruments beyond the controls; under about 10 they are weak. */
  firstStageF: number[];
}

/**
 * What does the response change by per unit of a regressor that is measured with error?
 *
 * With the regressor itself as its instrument it is ordinary least squares. `undefined` when the instruments do not identify the
 * measured regressors (fewer of them, constant, or unrelated within the controls) or no degree of freedom is left.
 *
 * Source: Theil (1953); Wooldridge (2010), §5.1–5.2; robust errors by White (1982).
 */
export function twoStageLeastSquares(input: InstrumentedInput): InstrumentedFit | undefined {
  const { response, measured, instruments, controls = [] } = input;
  const rows = response.length;
  if (rows === 0 || measured.length === 0 || instruments.length < measured.length) return undefined;
  const first = measured.map((column) => leastSquares([...controls, ...instruments], column));
  // Controls come first, so that a measured regressor which only repeats them is the one found to add nothing.
  const second = leastSquares([...controls, ...first.map(({ fitted }) => fitted)], response);
  const start = controls.length + 1;
  if (second.degrees < 1 || second.factor.aliased.subarray(start).includes(1)) return undefined;
  const { coefficients, standardErrors } = originalScale(second.design, second);
  const residuals = Float64Array.from(response, (y) => y - (coefficients[0] ?? 0));
  [...controls, ...measured].forEach((column, j) => {
    const slope = coefficients[j + 1] ?? 0;
    for (let i = 0; i < rows; i++) residuals[i] -= slope * column[i];
  });
  const sigma = Math.sqrt(residuals.reduce((sum, e) => sum + e * e, 0) / second.degrees);
  const robust = robustErrors(second, residuals);
  const inOrder = (values: ArrayLike<number | undefined>, factor: number): (number | undefined)[] => {
    const known = coefficients.map((b, j) => (b === undefined ? undefined : values[j]! * factor));
    return [known[0], ...known.slice(start), ...known.slice(1, start)];
  };
  return {
    coefficients: inOrder(coefficients, 1),
    standardErrors: inOrder(standardErrors, sigma),
    robustErrors: inOrder(robust, 1),
    robustErrorsScaled: inOrder(robust, Math.sqrt(rows / second.degrees)),
    sigma,
    degrees: second.degrees,
    firstStageF: measured.map((column, j) => partialF(first[j], leastSquares(controls, column))),
  };
}

/** Root of Σ (row's pull on a coefficient × its residual)², in the columns' own units. */
function robustErrors({ design, factor }: LeastSquaresFit, residuals: Float64Array): Float64Array {
  const { rows, size, columns, centre, spread } = design;
  const squares = new Float64Array(size);
  const row = new Float64Array(size);
  for (let i = 0; i < rows; i++) {
    row[0] = 1;
    for (let j = 1; j < size; j++) row[j] = spread[j] === 0 ? 0 : (columns[j - 1][i] - centre[j]) / spread[j];
    const pull = choleskySolve(factor, row);
    for (let j = 1; j < size; j++) {
      pull[j] /= spread[j] === 0 ? 1 : spread[j];
      pull[0] -= pull[j] * centre[j];
    }
    for (let j = 0; j < size; j++) squares[j] += (pull[j] * residuals[i]) ** 2;
  }
  return squares.map(Math.sqrt);
}

/** F of the columns that the wider fit has beyond the narrower; Infinity when it leaves nothing. */
const partialF = (wide: LeastSquaresFit, narrow: LeastSquaresFit): number =>
  (narrow.residualSquares - wide.residualSquares) /
  (narrow.degrees - wide.degrees) /
  (wide.residualSquares / wide.degrees);
