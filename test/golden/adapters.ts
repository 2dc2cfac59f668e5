import { aalenJohansenAdapter } from './adapters/aalenJohansen.ts';
import { adjustPValuesAdapter } from './adapters/adjustPValues.ts';
import { coxAdapter } from './adapters/cox.ts';
import { betaBinomialAdapter } from './adapters/betaBinomial.ts';
import { controlChartsAdapter } from './adapters/controlCharts.ts';
import { correlationAdapter } from './adapters/correlation.ts';
import { differenceInDifferencesAdapter } from './adapters/differenceInDifferences.ts';
import { distributionsAdapter } from './adapters/distributions.ts';
import { funnelAdapter } from './adapters/funnel.ts';
import { gammaFrailtyAdapter } from './adapters/gammaFrailty.ts';
import { gammaPoissonAdapter } from './adapters/gammaPoisson.ts';
import { generalisedMixedModelAdapter } from './adapters/generalisedMixedModel.ts';
import { kaplanMeierAdapter } from './adapters/kaplanMeier.ts';
import { logRankAdapter } from './adapters/logRank.ts';
import { linearMixedModelAdapter } from './adapters/linearMixedModel.ts';
import { normalNormalAdapter } from './adapters/normalNormal.ts';
import { poissonIntervalAdapter } from './adapters/poissonInterval.ts';
import { proportionsAdapter } from './adapters/proportions.ts';
import { rampAdapter } from './adapters/ramp.ts';
import { regressionAdapter } from './adapters/regression.ts';
import { standardisedRatioAdapter } from './adapters/standardisedRatio.ts';
import { withinGroupAgreementAdapter } from './adapters/withinGroupAgreement.ts';
import type { GoldenAdapter } from './goldenFiles.ts';

/** Which function of the project answers which method of the reference files. */
export const adapters: Record<string, GoldenAdapter | undefined> = {
  distributions: distributionsAdapter,
  poisson_interval: poissonIntervalAdapter,
  proportions: proportionsAdapter,
  p_adjust: adjustPValuesAdapter,
  glm: regressionAdapter,
  kaplan_meier: kaplanMeierAdapter,
  logrank: logRankAdapter,
  gamma_frailty: gammaFrailtyAdapter,
  aalen_johansen: aalenJohansenAdapter,
  ramp_time: rampAdapter,
  cox_ph: coxAdapter,
  oe_ratio: standardisedRatioAdapter,
  funnel: funnelAdapter,
  eb_gamma_poisson: gammaPoissonAdapter,
  beta_binomial: betaBinomialAdapter,
  normal_normal: normalNormalAdapter,
  glmm: generalisedMixedModelAdapter,
  lmm: linearMixedModelAdapter,
  correlation_iv: correlationAdapter,
  control_charts: controlChartsAdapter,
  did_event_study: differenceInDifferencesAdapter,
  icc_rwg_alpha: withinGroupAgreementAdapter,
};
