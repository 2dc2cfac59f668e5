/** Where a function is 0, with the steps it took. */
export interface BracketedRoot {
  root: number;
  iterations: number;
  /** The function's value at the root. */
  value: number;
}

/**
 * Where between two points of opposite sign does a function cross 0, to a relative `tolerance` of its argument?
 *
 * `undefined` when the function has the same sign at both ends. `lower.value` and `upper.value` are the function's values there.
 * Source: regula falsi with the Illinois rule, halving when a side stays (Dowell and Jarratt, 1971).
 */
export function bracketedRoot(
  f: (x: number) => number,
  lower: { x: number; value: number },
  upper: { x: number; value: number },
  tolerance = 1e-15,
): BracketedRoot | undefined {
  let [a, fa, b, fb] = [lower.x, lower.value, upper.x, upper.value];
  if (fa === 0) return { root: a, iterations: 0, value: 0 };
  if (fb === 0) return { root: b, iterations: 0, value: 0 };
  if (!(fa * fb < 0)) return undefined;
  let width = Math.abs(b - a);
  for (let iteration = 1; iteration <= 200; iteration++) {
    // Every third step halves, so that a nearly flat end cannot hold the bracket open.
    const middle = (a + b) / 2;
    const falsi = (a * fb - b * fa) / (fb - fa);
    const slow = iteration % 3 === 0 && Math.abs(b - a) > width / 4;
    if (iteration % 3 === 0) width = Math.abs(b - a);
    const x = slow || !(falsi > Math.min(a, b) && falsi < Math.max(a, b)) ? middle : falsi;
    const value = f(x);
    if (value === 0 || Math.abs(x - b) <= tolerance * Math.abs(x) || Math.abs(b - a) <= tolerance * Math.abs(x))
      return { root: x, iterations: iteration, value };
    if (value * fb < 0) [a, fa] = [b, fb];
    else fa /= 2;
    [b, fb] = [x, value];
  }
  return { root: b, iterations: 200, value: fb };
}
