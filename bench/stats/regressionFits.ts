import { fitGammaPoisson } from '#shared/stats/gammaPoissonShrinkage.ts';
import { gammaPoissonPosterior } from '#shared/stats/gammaPoissonPosterior.ts';
import { linearMixedModel } from '#shared/stats/linearMixedModel.ts';
import { poissonFactorRegression } from '#shared/stats/poissonFactorRegression.ts';
import { readColumn } from './columns.ts';
import { known, type PreparedFit } from './preparedFit.ts';

const FEW = 5;

/** Expected exits from pooled rates, the spread of managers' ratios, and each one's ratio with limits and P(ratio > 1). */
export const shrinkageFit: PreparedFit = (folder) => {
  const codes = (name: string) => Int32Array.from(readColumn(folder, name));
  const factors = ['band', 'role', 'level', 'location', 'quarter'].map(codes);
  const table = { factors, count: readColumn(folder, 'event'), exposure: readColumn(folder, 'years') };
  const manager = codes('manager');
  const managers = manager.reduce((a, b) => Math.max(a, b)) + 1;
  return () => {
    const { fitted } = known(poissonFactorRegression(table));
    const [observed, expected] = [new Float64Array(managers), new Float64Array(managers)];
    for (let row = 0; row < manager.length; row++) {
      observed[manager[row]] += table.count[row];
      expected[manager[row]] += fitted[row];
    }
    const prior = known(fitGammaPoisson(observed, expected));
    const posteriors = Array.from(observed, (count, m) => {
      const { mean, lower, upper, probabilityAbove } = gammaPoissonPosterior(prior, count, expected[m]);
      return [mean, lower, upper, probabilityAbove(1), probabilityAbove(1.25)];
    });
    return [prior.shape, prior.mean, ...expected.subarray(0, FEW), ...posteriors.slice(0, FEW).flat()];
  };
};

export const mixedModelFit: PreparedFit = (folder) => {
  const column = (name: string) => readColumn(folder, `answers.${name}`);
  const group = Int32Array.from(column('manager'));
  const groups = group.reduce((a, b) => Math.max(a, b)) + 1;
  const columns = ['wave', 'tenure', 'level', 'remote'].map(column);
  const response = column('answer');
  return () => {
    const fit = known(linearMixedModel({ columns, response, group, groups }));
    const { coefficients, standardErrors, varianceBetween, varianceResidual } = fit;
    const effects = fit.effects.subarray(0, FEW);
    return [...[...coefficients, ...standardErrors].map(known), varianceBetween, varianceResidual, ...effects];
  };
};
