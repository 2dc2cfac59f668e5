import { coxRiskSets, type CoxRiskSets, type StratifiedTimes } from './coxRiskSets.ts';
import { regressionDesign, type RegressionDesign } from './regressionDesign.ts';

/** How events at the same time share a risk set: Efron's (1977) approximation, or Breslow's (1974). */
export type TieMethod = 'efron' | 'breslow';

/** What a Cox model is fitted to. */
export interface CoxInput extends StratifiedTimes {
  /** One array per covariate, as long as `exit`. None: the model without covariates. */
  covariates: readonly Float64Array[];
  /** Added to the linear predictor, with no coefficient of its own. */
  offset?: ArrayLike<number>;
  /** Default: 'efron'. */
  ties?: TieMethod;
}

/** The input laid out for walking through its risk sets, covariates standardised, offset about its mean. */
export interface CoxDesign {
  sets: CoxRiskSets;
  ties: TieMethod;
  /** Number of covariates. */
  size: number;
  /** Centres and spreads of the covariates, with an unused first entry. */
  columns: RegressionDesign;
  meanOffset: number;
  /** In the order of `sets.order`: standardised covariates row by row, weights, offsets. */
  x: Float64Array;
  weight: Float64Array;
  offset: Float64Array;
  /** Sum of the weights of the events of each event time. */
  eventWeight: Float64Array;
}

/** Lays the input out. Risk sets that were already made of the same times, strata and weights can be handed in. */
export function coxDesign(input: CoxInput, sets: CoxRiskSets = coxRiskSets(input)): CoxDesign {
  const columns = regressionDesign({
    columns: input.covariates,
    response: input.exit,
    ...(input.offset ? { offset: input.offset } : {}),
  });
  const size = input.covariates.length;
  const rows = sets.order.length;
  const x = new Float64Array(rows * size);
  input.covariates.forEach((column, j) => {
    const [centre, spread] = [columns.centre[j + 1], columns.spread[j + 1]];
    if (spread === 0) return;
    for (let r = 0; r < rows; r++) x[r * size + j] = (column[sets.order[r]] - centre) / spread;
  });
  const { offset, weights } = input;
  let meanOffset = 0;
  if (offset) for (let i = 0; i < columns.rows; i++) meanOffset += offset[i] / columns.rows;
  const weight = new Float64Array(rows).fill(1);
  if (weights) for (let r = 0; r < rows; r++) weight[r] = weights[sets.order[r]];
  const ordered = new Float64Array(rows);
  if (offset) for (let r = 0; r < rows; r++) ordered[r] = offset[sets.order[r]] - meanOffset;
  const eventWeight = new Float64Array(sets.times.length);
  for (let k = 0; k < eventWeight.length; k++)
    for (let e = 0; e < sets.events[k]; e++) eventWeight[k] += weight[sets.leaveFrom[k] + e];
  return {
    sets,
    ties: input.ties ?? 'efron',
    size,
    columns,
    meanOffset,
    x,
    weight,
    offset: ordered,
    eventWeight,
  };
}
