/**
 * Pearson's coefficient alone, for use inside other estimates: -1…1; `undefined` under two pairs or when a side is constant.
 *
 * Two passes, so that a mean far from 0 costs no digits. A side counts as constant when it varies by rounding only (1e-14 of its size).
 */
export function correlationCoefficient(x: ArrayLike<number>, y: ArrayLike<number>): number | undefined {
  const n = x.length;
  if (y.length !== n) throw new RangeError('As many values of the one as of the other are needed.');
  if (n < 2) return undefined;
  const [centreX, centreY] = [mean(x), mean(y)];
  let [xx, yy, xy, largestX, largestY] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [x[i] - centreX, y[i] - centreY];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
    largestX = Math.max(largestX, Math.abs(x[i]));
    largestY = Math.max(largestY, Math.abs(y[i]));
  }
  const still = (squares: number, largest: number): boolean => !(Math.sqrt(squares / n) > 1e-14 * largest);
  if (still(xx, largestX) || still(yy, largestY)) return undefined;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
