import type { MoraleResponse } from '#shared/contract/morale.ts';
import { correlationCoefficient } from '#shared/stats/correlationCoefficient.ts';
import type { CommandLine } from './commandLine.ts';
import { DATA, type Figures } from './figures.ts';

const DIMENSIONS = { LEAD: 'LEAD', TSIG: 'TSIG', HOSTILE: 'HOSTIL' };

/** 2,042 soldiers in 49 companies. */
export async function lq2002(figures: Figures, line: CommandLine): Promise<void> {
  await line.import(`${DATA}/lq2002/lq2002.csv`);
  const { rows, between = [] } = await line.report<MoraleResponse>('morale', '--by', 'manager');
  for (const [name, dimension] of Object.entries(DIMENSIONS)) {
    const found = between.find((each) => each.dimension === dimension);
    const sizes = rows.map(({ measures }) => measures.find((each) => each.dimension === dimension)?.respondents ?? 0);
    figures.is([name, 'N'], found?.respondents);
    figures.is([name, 'groups'], found?.groups);
    figures.is([name, 'MSB'], found?.meanSquareBetween);
    figures.is([name, 'MSW'], found?.meanSquareWithin);
    figures.is([name, 'F'], found?.f);
    figures.is([name, 'ICC1'], found?.icc1);
    figures.is([name, 'ICC2'], found?.icc2);
    figures.is([name, 'mean_group_size'], found && found.respondents / found.groups);
    figures.is([name, 'smallest'], Math.min(...sizes));
    figures.is([name, 'largest'], Math.max(...sizes));
  }
  agreement(figures, between);
  groupMeans(figures, rows);
  figures.notGiven('answers are never set against each other by person', (path) => path[0].startsWith('individual'));
  figures.notGiven('about the file, not about the organisation', (path) => path[0].startsWith('max_abs'));
}

function agreement(figures: Figures, between: NonNullable<MoraleResponse['between']>): void {
  const lead = between.find(({ dimension }) => dimension === 'LEAD')?.agreement;
  figures.is(['rwg_LEAD_ranvar2', 'mean'], lead?.mean);
  figures.is(['rwg_LEAD_ranvar2', 'min'], lead?.lowest);
  figures.is(['rwg_LEAD_ranvar2', 'max'], lead?.highest);
}

function groupMeans(figures: Figures, rows: MoraleResponse['rows']): void {
  const groups = rows
    .map(({ manager, measures }) => {
      const of = (dimension: string) => measures.find((each) => each.dimension === dimension);
      return { id: manager!.id, lead: of('LEAD')!.mean!, hostile: of('HOSTIL')!.mean!, n: of('LEAD')!.respondents! };
    })
    .toSorted((a, b) => a.lead - b.lead);
  for (const [list, five] of [
    ['lowest5_LEAD_groups_mean_id_n', groups.slice(0, 5)],
    ['highest5_LEAD_groups', groups.slice(-5)],
  ] as const) {
    for (const [i, { lead, id, n }] of five.entries()) {
      figures.is([list, i, 0], lead);
      figures.is([list, i, 1], id);
      figures.is([list, i, 2], n);
    }
  }
  const column = (of: (group: (typeof groups)[number]) => number) => Float64Array.from(groups, of);
  const correlation = correlationCoefficient(
    column(({ lead }) => lead),
    column(({ hostile }) => hostile),
  );
  figures.is(['unweighted_group_mean_corr_LEAD_HOSTILE'], correlation);
}
