import { drawChoice, drawExponential, drawGamma, drawNormal } from '#shared/stats/randomDraws.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import { writeColumns } from './columns.ts';

export const EMPLOYEES_PER_MANAGER = 10;
/** Stays under a manager of each five employees: 2.2 on average, so that 100,000 employees have 220,000. */
const STAYS = [1, 2, 2, 3, 3];
const LEVELS = { band: 6, role: 8, level: 5, location: 12, quarter: 20 };
const DAYS_PER_YEAR = 365.25;
const BAND_DAYS = 400;

/** Stays of employees under managers whose true ratios spread as a gamma with variance 0.16: day of tenure from and to, exit or not. */
export function writeSpells(folder: string, employees: number, random: RandomSource): void {
  const managers = employees / EMPLOYEES_PER_MANAGER;
  const frailty = Array.from({ length: managers }, () => drawGamma(random, 1 / 0.16, 1 / 0.16));
  const rows = (employees / STAYS.length) * STAYS.reduce((sum, stays) => sum + stays, 0);
  const column = () => new Float64Array(rows);
  const times = { entry: column(), exit: column(), event: column(), years: column() };
  const covariates = { x1: column(), x2: column(), x3: column(), x4: column() };
  const factors = { band: column(), role: column(), level: column(), location: column(), quarter: column() };
  const [employee, manager] = [column(), column()];
  const below = (size: number) => Math.floor(random() * size);
  for (let person = 0, row = 0; person < employees; person++) {
    const own = { x1: drawNormal(random), x2: drawNormal(random), x3: below(2) };
    const labels = { role: below(LEVELS.role), location: below(LEVELS.location) };
    let day = drawChoice(random, [0, below(2500)]);
    for (let stay = 0; stay < STAYS[person % STAYS.length]; stay++, row++) {
      const level = below(LEVELS.level);
      const boss = below(managers);
      const score = 0.3 * own.x1 - 0.2 * own.x2 + 0.25 * own.x3 - 0.1 * level + 0.03 * labels.role;
      const until = 30 + Math.ceil(drawExponential(random, 1 / 500));
      const leaves = Math.ceil(drawExponential(random, (0.12 * frailty[boss] * Math.exp(score)) / DAYS_PER_YEAR));
      times.entry[row] = day;
      times.exit[row] = day + Math.min(until, leaves);
      times.event[row] = leaves <= until ? 1 : 0;
      times.years[row] = (times.exit[row] - day) / DAYS_PER_YEAR;
      for (const name of ['x1', 'x2', 'x3'] as const) covariates[name][row] = own[name];
      [covariates.x4[row], factors.level[row]] = [level, level];
      [factors.role[row], factors.location[row]] = [labels.role, labels.location];
      factors.band[row] = Math.min(LEVELS.band - 1, Math.floor(day / BAND_DAYS));
      factors.quarter[row] = below(LEVELS.quarter);
      [employee[row], manager[row]] = [person, boss];
      // Somebody new comes after an exit.
      day = leaves <= until ? 0 : times.exit[row];
    }
  }
  writeColumns(folder, { ...times, ...covariates, ...factors, employee, manager });
}
