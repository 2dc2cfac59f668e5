import { betaLower, betaQuantile, betaUpper, betaUpperQuantile } from './betaDistribution.ts';

/** P(X ≤ x) for F with the given degrees of freedom of numerator and denominator. */
export function fLower(x: number, numerator: number, denominator: number): number {
  if (x <= 0) return 0;
  const part = numerator * x;
  return part > denominator
    ? betaUpper(denominator / (denominator + part), denominator / 2, numerator / 2)
    : betaLower(part / (denominator + part), numerator / 2, denominator / 2);
}

/** P(X > x) for F, computed directly in the upper tail. */
export function fUpper(x: number, numerator: number, denominator: number): number {
  if (x <= 0) return 1;
  const part = numerator * x;
  return part > denominator
    ? betaLower(denominator / (denominator + part), denominator / 2, numerator / 2)
    : betaUpper(part / (denominator + part), numerator / 2, denominator / 2);
}

/** The x with P(X ≤ x) = p for F, p in [0, 1). Taken from the side on which the beta's share is under a half. */
export function fQuantile(p: number, numerator: number, denominator: number): number {
  const share = betaQuantile(p, numerator / 2, denominator / 2);
  const ratio = denominator / numerator;
  if (share <= 0.5) return (ratio * share) / (1 - share);
  const rest = betaUpperQuantile(p, denominator / 2, numerator / 2);
  return (ratio * (1 - rest)) / rest;
}
