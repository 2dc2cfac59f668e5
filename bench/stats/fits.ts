/** A fit that is timed: its name here and in fits.R, what it is said to be, and the bar on its CPU seconds as a share of R's. */
export interface BenchFit {
  name: string;
  what: string;
  data: 'spells' | 'answers';
  limit: number;
}

export const FITS: readonly BenchFit[] = [
  { name: 'kaplanMeier', what: 'Kaplan–Meier by manager', data: 'spells', limit: 1 / 100 },
  { name: 'cox', what: 'Cox, 4 covariates', data: 'spells', limit: 1 },
  { name: 'coxClustered', what: 'Cox, standard errors by cluster', data: 'spells', limit: 1 / 4 },
  { name: 'shrinkage', what: 'Poisson regression, shrinkage', data: 'spells', limit: 1 / 3 },
  { name: 'frailty', what: 'shared gamma frailty', data: 'spells', limit: 1 / 20 },
  { name: 'mixedModel', what: 'linear mixed model', data: 'answers', limit: 1 / 10 },
];

/** The bar on memory, as a share of R's. */
export const MEMORY_LIMIT = 1 / 3;
