import { readdirSync } from 'node:fs';
import type { DealLengthsResponse } from '#shared/contract/dealLengths.ts';
import type { ManagersResponse } from '#shared/contract/managers.ts';
import type { PracticeResponse } from '#shared/contract/practice.ts';
import type { SellersResponse, SellersRow } from '#shared/contract/sellers.ts';
import type { CommandLine } from './commandLine.ts';
import { DATA, type Figures } from './figures.ts';

const QUARTERS: Record<string, [string, string]> = {
  '2017Q1': ['2017-01', '2017-03'],
  '2017Q2': ['2017-04', '2017-06'],
  '2017Q3': ['2017-07', '2017-09'],
  '2017Q4': ['2017-10', '2017-12'],
};

/** 8,800 deals of 35 agents under 6 managers. */
export async function mavenCrm(figures: Figures, line: CommandLine): Promise<void> {
  await line.import(...readdirSync(`${DATA}/maven_crm`).map((name) => `${DATA}/maven_crm/${name}`));
  const practice = (...asked: string[]) => line.report<PracticeResponse>('practice', '--by', 'manager', ...asked);
  const { rows, total } = await practice();
  figures.is(['opportunities'], total?.deals);
  figures.is(['stages', 'Won'], total?.won);
  figures.is(['stages', 'Lost'], total?.lost);
  figures.is(['total_won_value'], total?.wonValue);
  const lengths = await line.report<DealLengthsResponse>('deals', '--by', 'manager');
  const teams = await line.report<ManagersResponse>('managers');
  for (const name of figures.under('by_manager')) {
    const row = rows.find(({ manager }) => manager!.name === name)!;
    const of = (figure: string) => ['by_manager', name, figure];
    figures.is(of('agents_in_sales_teams'), teams.rows.find(({ manager }) => manager.name === name)?.teamSize);
    figures.is(of('agents_with_deals'), row.sellers);
    figures.is(of('opportunities'), row.deals);
    figures.is(of('won'), row.won);
    figures.is(of('lost'), row.lost);
    figures.is(of('win_rate_won_over_closed'), row.winRate, 4);
    figures.is(of('won_value'), row.wonValue);
    figures.is(of('mean_won_value'), row.wonValue! / row.won!, 2);
    const taken = lengths.rows.find(({ manager }) => manager!.name === name);
    figures.is(of('mean_days_engage_to_close_won'), taken?.meanDaysWon, 2);
    figures.is(of('median_days_engage_to_close_won'), taken?.medianDaysWon);
    figures.is(of('mean_days_engage_to_close_lost'), taken?.meanDaysLost, 2);
    figures.is(of('mean_days_first_engage_to_first_win'), taken?.meanDaysToFirstWin, 1);
  }
  for (const [quarter, [from, to]] of Object.entries(QUARTERS)) {
    const quarterly = await practice('--from', from, '--to', to);
    for (const { manager, wonValue } of quarterly.rows)
      figures.is(['by_manager', manager!.name, 'won_value_by_close_quarter', quarter], wonValue);
  }
  figures.notGiven('open deals are one stage', (path) => path[0] === 'stages');
  const sellers = (await line.report<SellersResponse>('sellers')).rows!;
  bySeller(figures, sellers);
  tops(figures, sellers);
  figures.notGiven('about the file, not about the organisation', (path) => path[0] === 'oddities');
}

function bySeller(figures: Figures, sellers: readonly SellersRow[]): void {
  const idle = new Set<string>();
  for (const name of figures.under('by_agent')) {
    const row = sellers.find(({ seller }) => seller.name === name);
    if (row !== undefined) oneSeller(figures, name, row);
    else if (figures.at('by_agent', name, 'opportunities') === 0) idle.add(name);
  }
  figures.notGiven('a seller without deals has no row', ([of, name]) => of === 'by_agent' && idle.has(name));
}

function oneSeller(figures: Figures, name: string, row: SellersRow): void {
  const got = {
    manager: row.manager?.name,
    regional_office: row.location,
    opportunities: row.deals,
    won: row.won,
    lost: row.lost,
    won_value: row.wonValue,
    first_engage: row.firstOpened,
    first_won_close: row.firstWon,
    days_first_engage_to_first_win: row.daysToFirstWin,
    median_days_engage_to_close_won: row.medianDaysWon,
  };
  for (const [figure, value] of Object.entries(got)) figures.is(['by_agent', name, figure], value);
}

/** Who won most of each team's value, and how much of it: worked out from the sellers' rows, which give no rank. */
function tops(figures: Figures, sellers: readonly SellersRow[]): void {
  for (const name of figures.under('by_manager')) {
    const team = sellers.filter(({ manager }) => manager?.name === name);
    const [top] = team.toSorted((a, b) => b.wonValue! - a.wonValue!);
    const all = team.reduce((sum, { wonValue }) => sum + wonValue!, 0);
    figures.is(['by_manager', name, 'top_agent'], top?.seller.name);
    figures.is(['by_manager', name, 'top_agent_share_of_value'], top && top.wonValue! / all, 4);
  }
}
