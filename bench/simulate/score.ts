import { spearmanCorrelation } from '#shared/stats/spearmanCorrelation.ts';
import type { Judgement } from './judgement.ts';
import type { Planted } from './plantedOrganisation.ts';

/** A flag on a manager whose true ratio is at most this is a false one. */
const FALSE_UP_TO = 1.1;
/** A manager whose true ratio is above this ought to be found. */
const BAD_ABOVE = 1.5;
/** Raw ratios of managers with fewer expected exits are too wild to rank and to lay a line through. */
const WORTH_COMPARING = 1;

/** One way of judging over all replicates; see `summary` for what the sums become. */
export class Score {
  #organisations = 0;
  #rank = 0;
  #covariance = 0;
  #variance = 0;
  #judged = 0;
  #covered = 0;
  #flags = 0;
  #falseFlags = 0;
  #bad = 0;
  #found = 0;

  add(judgements: readonly Judgement[], { ratio, expected }: Planted): this {
    this.#organisations++;
    const truth = judgements.map(({ manager }) => ratio[manager]);
    this.#compare(
      judgements
        .filter(({ manager }) => expected[manager] >= WORTH_COMPARING)
        .map((one) => [one.ratio, ratio[one.manager]]),
    );
    ratio.forEach((one, manager) => {
      if (one > BAD_ABOVE && expected[manager] > 0) this.#bad++;
    });
    judgements.forEach(({ lower, upper, flagged }, i) => {
      this.#judged++;
      if (lower <= truth[i] && truth[i] <= upper) this.#covered++;
      if (!flagged) return;
      this.#flags++;
      if (truth[i] <= FALSE_UP_TO) this.#falseFlags++;
      if (truth[i] > BAD_ABOVE) this.#found++;
    });
    return this;
  }

  #compare(pairs: readonly [estimate: number, truth: number][]): void {
    const [estimates, truth] = [pairs.map(([estimate]) => estimate), pairs.map(([, one]) => one)];
    // Where all are judged alike nobody is ranked.
    this.#rank += spearmanCorrelation(estimates, truth)?.r ?? 0;
    const [middle, trueMiddle] = [mean(estimates), mean(truth)];
    pairs.forEach(([estimate, one]) => {
      this.#covariance += (estimate - middle) * (one - trueMiddle);
      this.#variance += (estimate - middle) ** 2;
    });
  }

  summary() {
    return {
      flags: this.#flags / this.#organisations,
      rankCorrelation: this.#rank / this.#organisations,
      /** Least-squares slope of true ratios on the estimates, within organisations: 1 where estimates are as far out as they should be. */
      calibrationSlope: this.#covariance / this.#variance,
      falseFlags: this.#flags === 0 ? undefined : this.#falseFlags / this.#flags,
      power: this.#bad === 0 ? undefined : this.#found / this.#bad,
      coverage: this.#covered / this.#judged,
    };
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
