import type { ExitsResponse } from '#shared/contract/exits.ts';
import type { MoraleResponse } from '#shared/contract/morale.ts';
import type { RetentionResponse, TurnoverResponse } from '#shared/contract/turnover.ts';
import type { CommandLine } from './commandLine.ts';
import { DATA, type Figures } from './figures.ts';

const FILE = `${DATA}/huebner/HRDataset_v14.csv`;
const PUBLISHED_MINIMUM = 5;

/** 311 employees of a roster. */
export async function huebner(figures: Figures, line: CommandLine): Promise<void> {
  const receipt = await line.import(FILE);
  figures.is(['employees'], receipt.employees.new);
  const exits = await line.report<Required<ExitsResponse>>('exits');
  companyWide(figures, exits);
  const turnover = await line.report<TurnoverResponse>('turnover', '--by', 'manager');
  byManager(figures, turnover);
  await answers(figures, line);
  const departments = await line.report<TurnoverResponse>('turnover', '--by', 'department');
  for (const { group, employees } of departments.rows) figures.is(['Department', group!.name], employees);
  retained(figures, await line.report<RetentionResponse>('retention'));
  figures.is(['KM_tenure_days', 'censor_date'], `${receipt.files[0].asOf} (latest LastPerformanceReview_Date)`);
  oddities(figures, receipt, turnover.rows.length);
}

function companyWide(
  figures: Figures,
  { exits, employed, exitsByType, exitsByReason, years }: Required<ExitsResponse>,
) {
  figures.is(['terminated_Termd_1'], exits);
  figures.is(['with_DateofTermination'], exits);
  figures.is(['EmploymentStatus', 'Active'], employed);
  figures.is(['EmploymentStatus', 'Voluntarily Terminated'], exitsByType['voluntary']);
  figures.is(['EmploymentStatus', 'Terminated for Cause'], exitsByType['dismissed']);
  figures.is(['voluntary'], exitsByType['voluntary']);
  figures.is(['involuntary_for_cause'], exitsByType['dismissed']);
  figures.is(['TermReason', 'N/A-StillEmployed'], employed);
  for (const [reason, count] of Object.entries(exitsByReason)) figures.is(['TermReason', reason], count);
  for (const told of figures.under('by_year')) {
    const year = years.find((each) => String(each.year) === told);
    figures.is(['by_year', told, 'headcount_start'], year?.atStart);
    figures.is(['by_year', told, 'headcount_end'], year?.atEnd);
    figures.is(['by_year', told, 'hires'], year?.hires);
    figures.is(['by_year', told, 'terminations'], year?.exits);
    figures.is(['by_year', told, 'voluntary'], year?.exitsByType['voluntary'] ?? 0);
    figures.is(['by_year', told, 'turnover_pct_on_avg_of_start_end'], year?.turnoverPercent, 2);
  }
}

function byManager(figures: Figures, { rows }: TurnoverResponse): void {
  const teams = new Map(rows.map((row) => [row.manager!.name, row]));
  for (const name of figures.under('by_ManagerName')) {
    const team = teams.get(name)!;
    const of = (figure: string) => ['by_ManagerName', name, figure];
    figures.is(of('rows'), team.employees);
    figures.is(of('active'), team.employees - team.exits);
    figures.is(of('terminated'), team.exits);
    figures.is(of('voluntary'), team.exitsByType['voluntary'] ?? 0);
    figures.is(of('for_cause'), team.exitsByType['dismissed'] ?? 0);
    figures.is(of('person_years_to_2019_02_28'), team.personYears, 2);
    figures.is(of('terminations_per_100_person_years'), team.rate, 2);
    figures.is(of('left_within_365_days_of_hire'), team.firstYearExits);
  }
  const ordered = (value: (row: (typeof rows)[number]) => number, among = rows) =>
    among.toSorted((a, b) => value(b) - value(a) || (a.manager!.name < b.manager!.name ? -1 : 1));
  for (const [i, row] of ordered(({ exits }) => exits)
    .slice(0, 6)
    .entries()) {
    figures.is(['top5_terminations_by_ManagerName', i, 0], row.manager!.name);
    figures.is(['top5_terminations_by_ManagerName', i, 1], row.exits);
  }
  const large = rows.filter(({ employees }) => employees >= 10);
  for (const [i, row] of ordered(({ exits, employees }) => exits / employees, large)
    .slice(0, 5)
    .entries()) {
    figures.is(['top5_share_terminated_min10_rows', i, 0], row.manager!.name);
    figures.is(['top5_share_terminated_min10_rows', i, 1], row.exits / row.employees);
  }
}

const meanOf = (measures: MoraleResponse['company'], dimension: string) =>
  measures.find((each) => each.dimension === dimension)?.mean;

async function answers(figures: Figures, line: CommandLine): Promise<void> {
  const { rows, company } = await line.report<MoraleResponse>('morale', '--by', 'manager');
  figures.is(['mean_EngagementSurvey_all'], meanOf(company, 'engagement'), 2);
  figures.is(['mean_EmpSatisfaction_all'], meanOf(company, 'satisfaction'), 4);
  const withheld = new Map(rows.map(({ manager, measures }) => [manager!.name, measures[0]?.withheld]));
  for (const { manager, measures } of rows) {
    const { name } = manager!;
    const people = Number(figures.at('by_ManagerName', name, 'rows'));
    const isShown = measures.some(({ mean }) => mean !== undefined);
    if (isShown && people < PUBLISHED_MINIMUM) figures.wrong.push(`${name}: a mean of ${people} people`);
    if (withheld.get(name) !== undefined) continue;
    figures.is(['by_ManagerName', name, 'mean_EngagementSurvey'], meanOf(measures, 'engagement'), 4);
    figures.is(['by_ManagerName', name, 'mean_EmpSatisfaction'], meanOf(measures, 'satisfaction'), 4);
  }
  const list = 'lowest5_mean_EngagementSurvey';
  for (const i of figures.under(list)) {
    const name = String(figures.at(list, i, 0));
    const measures = rows.find(({ manager }) => manager!.name === name)?.measures ?? [];
    if (withheld.get(name) !== undefined) continue;
    figures.is([list, i, 0], name);
    figures.is([list, i, 1], meanOf(measures, 'engagement'), 4);
    figures.is([list, i, 2], measures[0]?.respondents);
  }
  for (const why of ['too few', 'would reveal another group'] as const) {
    const isOne = (name: unknown) => withheld.get(String(name)) === why;
    figures.notGiven(`withheld: ${why}`, ([set, name, figure]) =>
      set === list ? isOne(figures.at(list, name, 0)) : isOne(name) && /^mean_E.*(?:Survey|Satisfaction)$/.test(figure),
    );
  }
  figures.notGiven('a second cut of the same answers would show those of leavers', (path) =>
    path[2]?.endsWith('active_only'),
  );
  figures.notGiven('a count of absences without their days is not imported', (path) => path[2] === 'mean_Absences');
}

function retained(figures: Figures, { company }: RetentionResponse): void {
  const days = company!.years.map((years) => years * 365.25);
  const at = (day: number) => company!.survival[days.findLastIndex((each) => each <= day + 1e-6)];
  for (const day of [365, 730, 1825]) figures.is(['KM_tenure_days', `S_${day}`], at(day), 4);
  figures.is(['KM_tenure_days', 'median'], Math.round(days[company!.survival.findIndex((share) => share <= 0.5)]));
}

function oddities(figures: Figures, receipt: Awaited<ReturnType<CommandLine['import']>>, managers: number): void {
  figures.is(['oddities', 'managers'], managers);
  const placeholders = receipt.notices
    .flatMap(({ reason }) => /^(.+) has no row of their own/.exec(reason)?.[1] ?? [])
    .toSorted();
  for (const [i, name] of placeholders.entries()) figures.is(['oddities', 'managers_without_employee_row', i], name);
  for (const { name, managerIds } of receipt.sharedNames) {
    for (const [i, id] of managerIds.toSorted((a, b) => Number(a) - Number(b)).entries())
      figures.is(['oddities', 'managers_with_several_or_blank_ids', name, i], id);
  }
  figures.notGiven('about the file, not about the organisation', (path) => path[0] === 'oddities');
}
