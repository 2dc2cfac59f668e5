/** Positions (from 0) at which a series does what chance rarely does. */
export interface RunSignals {
  /** More than three standard deviations from the centre. */
  beyondThree: number[];
  /** The eighth or a later value in a row on one side of the centre. */
  runOfEight: number[];
  /** The sixth or a later value in a row that each rise, or each fall. */
  trendOfSix: number[];
  /** The last of three values, itself and one more of them over two standard deviations out on its side. */
  twoOfThree: number[];
  /** The last of five values, itself and three more of them over one standard deviation out on its side. */
  fourOfFive: number[];
}

/**
 * Where does a series leave its usual pattern about a centre, beyond single values outside the limits?
 *
 * `values` in order of time; `sigma` the standard deviation from one value to the next. A value on the centre line ends a run. No
 * signals when sigma is not above 0: a series without scatter has no pattern to leave.
 *
 * Source: Western Electric (1956); runs and trends as in Nelson (1984), with eight and six.
 */
export function runRules(values: ArrayLike<number>, centre: number, sigma: number): RunSignals {
  const signals: RunSignals = { beyondThree: [], runOfEight: [], trendOfSix: [], twoOfThree: [], fourOfFive: [] };
  if (!(sigma > 0)) return signals;
  const z = Float64Array.from(values, (value) => (value - centre) / sigma);
  let [run, trend] = [0, 1];
  for (let i = 0; i < z.length; i++) {
    run = z[i] !== 0 && Math.sign(z[i]) === Math.sign(z[i - 1]) ? run + 1 : Math.abs(Math.sign(z[i]));
    trend = nextTrend(values, i, trend);
    if (Math.abs(z[i]) > 3) signals.beyondThree.push(i);
    if (run >= 8) signals.runOfEight.push(i);
    if (Math.abs(trend) >= 6) signals.trendOfSix.push(i);
    if (i >= 2 && outOnOneSide(z, i, 3, 2) >= 2) signals.twoOfThree.push(i);
    if (i >= 4 && outOnOneSide(z, i, 5, 1) >= 4) signals.fourOfFive.push(i);
  }
  return signals;
}

/** Values in a row that each rise (counted up from 1), or each fall (counted down, below 0). */
function nextTrend(values: ArrayLike<number>, i: number, trend: number): number {
  if (i === 0) return 1;
  if (values[i] > values[i - 1]) return trend > 0 ? trend + 1 : 2;
  if (values[i] < values[i - 1]) return trend < 0 ? trend - 1 : -2;
  return 1;
}

/** How many of the last so many values are further out than a distance, on the side of the last one; 0 when that is not. */
function outOnOneSide(z: Float64Array, last: number, window: number, distance: number): number {
  if (Math.abs(z[last]) <= distance) return 0;
  const side = Math.sign(z[last]);
  let out = 0;
  for (let i = last - window + 1; i <= last; i++) if (side * z[i] > distance) out++;
  return out;
}
