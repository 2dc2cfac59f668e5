import { coxRegression } from '#shared/stats/coxRegression.ts';
import { coxRobustVariance } from '#shared/stats/coxRobustVariance.ts';
import { gammaFrailty } from '#shared/stats/gammaFrailty.ts';
import { kaplanMeierByGroup } from '#shared/stats/kaplanMeierByGroup.ts';
import { readColumn } from './columns.ts';
import { known, type PreparedFit } from './preparedFit.ts';

function spells(folder: string) {
  const column = (name: string) => readColumn(folder, name);
  const manager = Int32Array.from(column('manager'));
  const times = { entry: column('entry'), exit: column('exit'), event: Uint8Array.from(column('event')) };
  const covariates = ['x1', 'x2', 'x3', 'x4'].map(column);
  return { times, covariates, manager, managers: manager.reduce((a, b) => Math.max(a, b)) + 1 };
}

export const kaplanMeierFit: PreparedFit = (folder) => {
  const { times, manager, managers } = spells(folder);
  return () => {
    const curves = kaplanMeierByGroup({ ...times, group: manager, groups: managers });
    let [survival, lower] = [0, 0];
    for (let k = 0; k < curves.time.length; k++) {
      survival += curves.survival[k];
      if (curves.lower[k] > 0) lower += curves.lower[k];
    }
    return [survival, lower];
  };
};

export const coxFit: PreparedFit = (folder) => {
  const { times, covariates } = spells(folder);
  return () => {
    const fit = known(coxRegression({ ...times, covariates }));
    return [...fit.coefficients, ...fit.standardErrors].map(known);
  };
};

export const coxClusteredFit: PreparedFit = (folder) => {
  const { times, covariates, manager } = spells(folder);
  return () => {
    const fit = known(coxRegression({ ...times, covariates }));
    const robust = known(coxRobustVariance(fit, manager));
    return [...fit.coefficients, ...robust.standardErrors].map(known);
  };
};

export const frailtyFit: PreparedFit = (folder) => {
  const { times, covariates, manager, managers } = spells(folder);
  return () => {
    const fit = known(
      gammaFrailty({ ...times, covariates, group: manager, groups: managers }, { frailtyBlock: 'diagonal' }),
    );
    return [fit.theta, ...fit.coefficients.map(known)];
  };
};
