import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MoraleMeasure, MoraleResponse } from '#shared/contract/morale.ts';
import type { TenuresResponse } from '#shared/contract/tenures.ts';
import type { CommandLine } from './commandLine.ts';
import { DATA, type Figures } from './figures.ts';

const FILE = `${DATA}/dete/dete_survey.csv`;
const SUPERVISOR = 'Performance of supervisor';

/** 822 exit surveys: what they answered, and how they left. */
export async function dete(figures: Figures, line: CommandLine): Promise<void> {
  const receipt = await line.import(FILE, '--as', 'tenures');
  figures.is(['rows'], receipt.files[0].new);
  const { exits, exitKnownBy, total, ...rest } = await line.report<Required<TenuresResponse>>('tenures');
  for (const [type, count] of Object.entries(exits)) figures.is(['SeparationType', type], count);
  const resigned = Object.entries(exits).filter(([type]) => type.startsWith('Resignation'));
  figures.is(
    ['resignations'],
    resigned.reduce((sum, [, count]) => sum + count, 0),
  );
  figures.is(['cease_date_formats', '99/9999'], exitKnownBy.month);
  figures.is(['cease_date_formats', '9999'], exitKnownBy.year);
  figures.is(['cease_date_formats', 'Not Stated'], exitKnownBy.unknown);
  figures.is(['tenure_years', 'n'], total.lengths?.people);
  figures.is(['tenure_years', 'mean'], total.lengths?.mean, 4);
  figures.is(['tenure_years', 'median'], total.lengths?.median);
  if (rest.labels.includes('Disability')) figures.wrong.push('a label says who is disabled');
  for (const flag of figures.under('dissatisfaction_flags_TRUE')) {
    const { groups } = await line.report<TenuresResponse>('tenures', '--by', flag);
    figures.is(['dissatisfaction_flags_TRUE', flag], groups.find(({ group }) => group === 'TRUE')?.people);
  }
  await answers(figures, line);
  figures.notGiven('a spreadsheet’s re-save of the file', (path) => path[0].startsWith('excel'));
  figures.notGiven('how many gave each answer is not told', (path) => path[0] === 'item_values');
  figures.notGiven('about the file, not about the organisation', (path) =>
    ['duplicate_ids', 'start_not_stated'].includes(path[0]),
  );
}

const of = (measures: readonly MoraleMeasure[], item: string) =>
  measures.find(({ dimension }) => dimension === `${item} item`);

/** Each question stands for itself once the mapping says so. */
async function answers(figures: Figures, line: CommandLine): Promise<void> {
  const [{ mapping }] = (await line.look(FILE)).files;
  const columns = mapping.columns.map((each) =>
    each.field === 'score' ? { ...each, dimension: `${each.column} item` } : each,
  );
  const map = join(line.folder, 'map.json');
  await writeFile(map, JSON.stringify({ ...mapping, columns }));
  await line.import(FILE, '--map', map);
  const { rows, company } = await line.report<MoraleResponse>('morale', '--by', 'location');
  for (const item of figures.under('favourable_all')) {
    const found = of(company, item);
    figures.is(['favourable_all', item, 'n'], found?.respondents);
    figures.is(['favourable_all', item, 'favourable_pct_A_SA'], found?.favourable && 100 * found.favourable, 2);
  }
  for (const region of figures.under('favourable_supervisor_by_region_min20')) {
    const found = of(rows.find(({ group }) => group!.name === region)?.measures ?? [], SUPERVISOR);
    const path = ['favourable_supervisor_by_region_min20', region];
    figures.is([...path, 'n'], found?.respondents);
    figures.is([...path, 'favourable_pct_A_SA'], found?.favourable && 100 * found.favourable, 2);
  }
  figures.notGiven('the unfavourable share is not told', (path) => path[2] === 'unfavourable_pct_D_SD');
}
