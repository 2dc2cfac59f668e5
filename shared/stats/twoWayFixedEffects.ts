import { type Panel, panelStep, timesAndColumns } from './panel.ts';
import { type PanelCoefficients, panelCoefficients } from './panelCoefficients.ts';
import { withinUnits } from './withinUnits.ts';

/**
 * How does a measured response move with each column, once every unit and every time has a level of its own?
 *
 * With one column that is 1 from a unit's treatment on: the classical difference in differences. Where treatment starts at
 * different times and its effect grows, that mixes effects with wrong signs; see `groupTimeEffects`. Coefficients in the response's
 * unit per unit of the column. `undefined` without rows.
 *
 * Source: least squares with dummies for units and times, the units taken out first (Frisch and Waugh, 1933).
 */
export function twoWayFixedEffects(panel: Panel, response: ArrayLike<number>): PanelCoefficients | undefined {
  if (response.length === 0) return undefined;
  const own = withinUnits(response, panel.unit);
  const last = panelStep(timesAndColumns(panel), panel.unit, own);
  const residuals = Float64Array.from(own);
  last.within.forEach((column, j) => {
    for (let i = 0; i < residuals.length; i++) residuals[i] -= last.step[j] * column[i];
  });
  return panelCoefficients(panel, last.step, last, residuals);
}
