import type { SpellFacts } from '#server/facts/snapshot.ts';
import { FALSE_DISCOVERY, NEGLIGIBLE_RATIO, RATIO_LEVEL } from '#server/peers/compareCounts.ts';
import { bayesianFalseDiscovery } from '#shared/stats/bayesianFalseDiscovery.ts';
import { coxRegression } from '#shared/stats/coxRegression.ts';
import { gammaFrailty } from '#shared/stats/gammaFrailty.ts';
import { gammaPoissonPosterior } from '#shared/stats/gammaPoissonPosterior.ts';
import type { Judgement } from './judgement.ts';
import type { Planted } from './plantedOrganisation.ts';

/**
 * Judges managers by a Cox model of time since hire with a gamma frailty that a manager's people share. Role, level and place enter
 * as one score, by a Cox model without frailty. Flagged is the largest set of which at most 10 % are expected to have a ratio of at most 1.1.
 */
export function judgeByFrailty({ spells, labels }: Planted['records']): Judgement[] {
  const managers = [...new Set(spells.manager)];
  const place = new Map(managers.map((manager, g) => [manager, g]));
  const entry = Float64Array.from(spells.from, (day, s) => day - spells.hired[s]);
  const covariates = (['role', 'level', 'location'] as const).flatMap((name) =>
    indicators(spells[name], labels[name].length),
  );
  const times = {
    entry,
    // Who leaves on the first day of a stay was there for half of it.
    exit: Float64Array.from(spells.to, (day, s) => Math.max(day - spells.hired[s], entry[s] + 0.5)),
    event: spells.exit.map((exit) => (exit === 0 ? 0 : 1)),
  };
  const cox = coxRegression({ ...times, covariates });
  if (!cox?.converged) return [];
  const group = spells.manager.map((manager) => place.get(manager)!);
  const fit = gammaFrailty(
    { ...times, covariates: [cox.linearPredictor], group, groups: managers.length },
    { frailtyBlock: 'diagonal' },
  );
  if (!fit?.converged) return [];
  const events = eventsOf(spells, place);
  const shape = 1 / fit.theta;
  const posteriors = managers.map((_, g) => {
    const hazard = fit.theta === 0 ? 0 : (events[g] + shape) / Math.exp(fit.logFrailty[g]) - shape;
    return gammaPoissonPosterior({ shape, rate: shape, mean: 1 }, events[g], hazard, RATIO_LEVEL);
  });
  const negligible = posteriors.map((posterior) => 1 - posterior.probabilityAbove(NEGLIGIBLE_RATIO));
  const flagged = bayesianFalseDiscovery(negligible, FALSE_DISCOVERY);
  return posteriors.map(({ mean, lower, upper }, g) => ({
    manager: managers[g],
    ratio: mean,
    lower,
    upper,
    flagged: flagged[g] === 1,
  }));
}

/** One column for each code but the first. */
const indicators = (codes: Int32Array, count: number): Float64Array[] =>
  Array.from({ length: count - 1 }, (_, j) => Float64Array.from(codes, (code) => (code === j + 1 ? 1 : 0)));

function eventsOf(spells: SpellFacts, place: ReadonlyMap<number, number>): Float64Array {
  const events = new Float64Array(place.size);
  spells.exit.forEach((exit, s) => {
    if (exit !== 0) events[place.get(spells.manager[s])!]++;
  });
  return events;
}
