import { adjustPValuesAdapter } from './adapters/adjustPValues.ts';
import { funnelAdapter } from './adapters/funnel.ts';
import { gammaPoissonAdapter } from './adapters/gammaPoisson.ts';
import { kaplanMeierAdapter } from './adapters/kaplanMeier.ts';
import { poissonIntervalAdapter } from './adapters/poissonInterval.ts';
import { regressionAdapter } from './adapters/regression.ts';
import { standardisedRatioAdapter } from './adapters/standardisedRatio.ts';
import { withinGroupAgreementAdapter } from './adapters/withinGroupAgreement.ts';
import type { GoldenAdapter } from './goldenFiles.ts';

/** Which function of the project answers which method of the reference files. */
export const adapters: Record<string, GoldenAdapter | undefined> = {
  poisson_interval: poissonIntervalAdapter,
  p_adjust: adjustPValuesAdapter,
  glm: regressionAdapter,
  kaplan_meier: kaplanMeierAdapter,
  oe_ratio: standardisedRatioAdapter,
  funnel: funnelAdapter,
  eb_gamma_poisson: gammaPoissonAdapter,
  icc_rwg_alpha: withinGroupAgreementAdapter,
};
