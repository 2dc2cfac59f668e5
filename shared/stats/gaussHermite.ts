/** Points and weights whose sum Σ weight f(node) stands for the integral of f(x) exp(-x²) ÷ √π; the weights add up to 1. */
export interface QuadratureRule {
  nodes: Float64Array;
  weights: Float64Array;
}

/**
 * Gauss–Hermite quadrature with the given number of points (at least 1), exact for polynomials up to twice that number less one.
 *
 * Source: Newton's method on the orthonormal Hermite polynomials, each root deflated by those found (Davis and Rabinowitz, 1984, §2.7).
 */
export function gaussHermite(points: number): QuadratureRule {
  const nodes = new Float64Array(points);
  const weights = new Float64Array(points);
  for (let i = 0; i < points; i++) {
    // Started above the largest root left; dividing out the roots found keeps Newton from finding them again.
    let x = i === 0 ? Math.sqrt(2 * points + 1) : nodes[i - 1] - 1e-4;
    for (let round = 0; round < 200; round++) {
      const { value, slope } = hermite(points, x);
      let poles = 0;
      for (let j = 0; j < i; j++) poles += 1 / (x - nodes[j]);
      const step = value / (slope - value * poles);
      x -= step;
      if (Math.abs(step) <= 1e-15 * (1 + Math.abs(x))) break;
    }
    const { slope } = hermite(points, x);
    nodes[i] = x;
    weights[i] = 2 / (slope * slope);
  }
  return { nodes, weights };
}

/** The orthonormal Hermite polynomial (for exp(-x²) ÷ √π) of the given degree and its slope. */
function hermite(degree: number, x: number): { value: number; slope: number } {
  let before = 0;
  let value = 1;
  for (let n = 0; n < degree; n++) {
    const next = (x * Math.sqrt(2) * value - Math.sqrt(n) * before) / Math.sqrt(n + 1);
    [before, value] = [value, next];
  }
  return { value, slope: Math.sqrt(2 * degree) * before };
}
