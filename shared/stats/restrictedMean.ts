import type { SurvivalCurve } from './survivalCurve.ts';

/** A mean time with its standard error, in the curve's unit of time. */
export interface RestrictedMean {
  mean: number;
  standardError: number;
}

/**
 * How long, on average, until the event or the horizon, whichever is first?
 *
 * The area under the curve from 0 to `horizon`. Past the last step the curve is carried on level, so choose a horizon within what was
 * seen. `undefined` when the horizon is not above 0.
 *
 * Source: Klein and Moeschberger (2003), §4.5.
 */
export function restrictedMean(curve: SurvivalCurve, horizon: number): RestrictedMean | undefined {
  if (!(horizon > 0)) return undefined;
  const { time, survival, events, atRisk } = curve;
  let end = horizon;
  let area = 0;
  let variance = 0;
  for (let i = time.length - 1; i >= 0; i--) {
    if (time[i] > horizon) continue;
    area += survival[i] * (end - time[i]);
    end = time[i];
    const left = atRisk[i] - events[i];
    if (left > 0) variance += (area * area * events[i]) / (atRisk[i] * left);
  }
  return { mean: area + end, standardError: Math.sqrt(variance) };
}
