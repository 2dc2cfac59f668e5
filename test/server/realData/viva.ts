import type { HoursResponse } from '#shared/contract/hours.ts';
import type { MoraleResponse } from '#shared/contract/morale.ts';
import type { CommandLine } from './commandLine.ts';
import { DATA, type Figures } from './figures.ts';

const FILE = `${DATA}/viva/pq_data.csv`;
const ITEMS: Record<string, string> = {
  eSat: 'eSat',
  Manager_Recommend: 'Manager_Recommend',
  Workload: 'Workload',
  Wellbeing: 'wellbeing',
  Work_Life_Balance: 'Work_Life_Balance',
};

/** 300 people over 23 weeks: hours of work, and answers every week. */
export async function viva(figures: Figures, line: CommandLine): Promise<void> {
  const receipt = await line.import(FILE, '--as', 'work weeks');
  figures.is(['rows'], receipt.files[0].new);
  const { rows, total } = await line.report<HoursResponse>('hours', '--by', 'department');
  figures.is(['persons'], total?.people);
  for (const row of rows) {
    const of = (figure: string) => ['by_Organization', row.group!.name, figure];
    figures.is(of('persons'), row.people);
    figures.is(of('After_hours_collaboration_hours'), row.afterHours, 4);
    figures.is(of('Weekend_collaboration_hours'), row.weekendHours, 4);
    figures.is(of('Meeting_and_call_hours_with_manager_1_1'), row.managerHours, 4);
    figures.is(of('Collaboration_hours'), row.collaborationHours, 4);
  }
  await line.import(FILE);
  const morale = await line.report<MoraleResponse>('morale', '--by', 'department');
  const days = morale.waves.map(({ closedOn }) => closedOn).toSorted();
  figures.is(['n_weeks'], days.length);
  figures.is(['weeks', 0], days[0]);
  figures.is(['weeks', 1], days.at(-1));
  const withheld = new Set<string>();
  for (const { group, measures } of morale.rows) {
    for (const [item, dimension] of Object.entries(ITEMS)) {
      const weeks = measures.filter((each) => each.dimension === dimension);
      const shown = weeks.filter(({ mean }) => mean !== undefined);
      const people = shown.reduce((sum, { respondents = 0 }) => sum + respondents, 0);
      const sum = shown.reduce((all, { respondents = 0, mean = 0 }) => all + respondents * mean, 0);
      if (shown.length < days.length) withheld.add(`${group!.name}/${item}`);
      else figures.is(['by_Organization', group!.name, item], sum / people, 4);
    }
  }
  figures.notGiven('in some week the means of some group would tell answers of others', (path) =>
    withheld.has(`${path[1]}/${path[2]}`),
  );
  figures.notGiven('how many gave each answer is not told', (path) => path[0] === 'survey_scale');
  figures.notGiven('who is a manager is told by whom people report to', (path) => path[0] === 'SupervisorIndicator');
}
