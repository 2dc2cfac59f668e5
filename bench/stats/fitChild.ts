import { measured } from './measured.ts';
import type { PreparedFit } from './preparedFit.ts';
import { mixedModelFit, shrinkageFit } from './regressionFits.ts';
import { coxClusteredFit, coxFit, frailtyFit, kaplanMeierFit } from './survivalFits.ts';

/** `node --expose-gc --import tsx fitChild.ts NAME FOLDER`: does one fit and prints its cost. */
const prepared: Record<string, PreparedFit> = {
  kaplanMeier: kaplanMeierFit,
  cox: coxFit,
  coxClustered: coxClusteredFit,
  shrinkage: shrinkageFit,
  frailty: frailtyFit,
  mixedModel: mixedModelFit,
};
const [name, folder] = process.argv.slice(2);
if (!globalThis.gc) throw new Error('Needs --expose-gc.');
console.log(JSON.stringify(measured(prepared[name](folder), globalThis.gc)));
