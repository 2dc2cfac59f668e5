import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { adapters } from '#test/golden/adapters.ts';
import { disputes } from '#test/golden/disputes.ts';
import { readGoldenFolder, scoreFile, type GoldenScore } from '#test/golden/goldenFiles.ts';

const folders = [
  { title: 'the project’s own references', folder: 'test/golden/own', least: ownCounts() },
  { title: 'the shared references', folder: '../shared/golden', least: sharedCounts() },
];

/** Values that each file held when its method was written; fewer means that something is no longer compared. */
function sharedCounts(): Record<string, number> {
  return {
    '01_distributions.json': 1880,
    '02_poisson_interval.json': 495,
    '03_proportions_enps.json': 588,
    '04_p_adjust.json': 100,
    '05_glm.json': 496,
    '06_kaplan_meier.json': 18009,
    '07_logrank.json': 163,
    '08_cox.json': 5431,
    '09_oe_ratio.json': 413,
    '10_gamma_frailty.json': 454,
    '11_funnel.json': 8372,
    '12_eb_gamma_poisson.json': 1300,
    '13_glmm.json': 894,
    '14_lmm.json': 688,
    '15_icc_rwg_alpha.json': 201,
    '16_correlation_iv.json': 756,
    '17_control_charts.json': 1389,
    '19_did.json': 1434,
    '18_ramp.json': 526,
    '22_competing_risks.json': 1528,
  };
}

function ownCounts(): Record<string, number> {
  return {
    'beta_binomial.json': 466,
    'competing_risks.json': 1032,
    'control_charts.json': 863,
    'correlation_iv.json': 349,
    'cox.json': 1442,
    'did_event_study.json': 228,
    'distributions.json': 900,
    'eb_gamma_poisson.json': 427,
    'funnel.json': 3146,
    'gamma_frailty.json': 150,
    'glm.json': 405,
    'glmm.json': 474,
    'icc_rwg_alpha.json': 86,
    'kaplan_meier.json': 7206,
    'lmm.json': 316,
    'logrank.json': 102,
    'normal_normal.json': 228,
    'oe_ratio.json': 92,
    'oe_ratio_cox.json': 35,
    'p_adjust.json': 140,
    'poisson_interval.json': 180,
    'proportions.json': 93,
    'ramp.json': 480,
  };
}

for (const { title, folder, least } of folders) {
  describe.skipIf(!existsSync(folder))(`every value of ${title} is met at its tolerance`, () => {
    const files = existsSync(folder) ? readGoldenFolder(folder) : [];
    const scores: GoldenScore[] = files
      .filter(({ golden }) => adapters[golden.method] !== undefined)
      .map(({ name, golden }) => scoreFile(name, golden, adapters[golden.method], disputes));
    test.each(Object.entries(least))('%s: at least %i values', (name, count) => {
      const score = scores.find(({ file }) => file === name);
      process.stdout.write(
        `${name}: ${score?.compared} values compared, ${score?.failed} failed, worst ${score?.worst.toPrecision(2)} of tolerance\n`,
      );
      expect(score?.failures).toEqual([]);
      expect(score?.compared).toBeGreaterThanOrEqual(count);
    });
  });
  if (!existsSync(folder)) process.stdout.write(`${title}: skipped, 0 cases ran (no ${folder})\n`);
}
