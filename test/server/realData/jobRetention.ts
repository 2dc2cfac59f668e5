import type { TenureGroup, TenuresResponse } from '#shared/contract/tenures.ts';
import type { CommandLine } from './commandLine.ts';
import { DATA, type Figures } from './figures.ts';

const SENTIMENT: Record<string, string> = { 'High(>=7)': 'sentiment ≥ 7', NotHigh: 'sentiment < 7' };

/** 3,770 people followed for up to twelve months, without ids or days. */
export async function jobRetention(figures: Figures, line: CommandLine): Promise<void> {
  await line.import(`${DATA}/job_retention/job_retention.csv`);
  const byGender = await line.report<Required<TenuresResponse>>(
    'tenures',
    '--by',
    'gender',
    '--explain',
    'gender,field,level,sentiment',
  );
  figures.is(['n'], byGender.total.people);
  figures.is(['events'], byGender.total.left);
  for (const { label, level = '', coefficient, standardError, hazardRatio } of byGender.regression.coefficients) {
    const name = `${label}${level}`;
    figures.is(['published_cox_coef_se', name, 0], coefficient, 5);
    figures.is(['published_cox_coef_se', name, 1], standardError, 5);
    figures.is(['recomputed_here', name, 'coef'], coefficient, 5);
    figures.is(['recomputed_here', name, 'exp'], hazardRatio, 5);
    figures.is(['recomputed_here', name, 'se'], standardError, 5);
  }
  const { likelihoodRatio, wald, score, concordance, proportionality } = byGender.regression;
  figures.is(['recomputed_LR'], likelihoodRatio?.statistic, 2);
  const [lr, w, s] = [likelihoodRatio, wald, score].map((test) => test?.statistic.toFixed(2));
  const said = `LR test ${lr} on ${likelihoodRatio?.degrees} df, Wald ${w}, score ${s}, concordance ${concordance?.value.toFixed(3)} (se ${concordance?.standardError.toFixed(3)}); cox.zph global chisq ${proportionality?.statistic.toFixed(3)} p=${proportionality?.p.toFixed(2)}`;
  const told = String(figures.at('published_where'));
  figures.is(['published_where'], told.endsWith(said) ? told : said);
  const curve = (path: string[], group: TenureGroup | undefined) => {
    for (const [i, step] of (group?.curve ?? []).entries()) {
      figures.is([...path, i, 0], step.time);
      figures.is([...path, i, 1], step.atRisk);
      figures.is([...path, i, 2], step.events);
      figures.is([...path, i, 3], step.survival, 3);
    }
  };
  for (const { group, ...rest } of byGender.groups)
    curve(['KM_time_nrisk_nevent_S_by_gender_matches_published_table', group], { group, ...rest });
  const bySentiment = await line.report<TenuresResponse>('tenures', '--by', 'sentiment>=7');
  for (const name of figures.under('KM_by_sentiment'))
    curve(
      ['KM_by_sentiment', name],
      bySentiment.groups.find(({ group }) => group === SENTIMENT[name]),
    );
  figures.notGiven('about the check, not about the people', (path) => path[0].startsWith('max_abs'));
}
