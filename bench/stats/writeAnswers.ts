import { drawNormal } from '#shared/stats/randomDraws.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import { writeColumns } from './columns.ts';
import { EMPLOYEES_PER_MANAGER } from './writeSpells.ts';

/** So that 100,000 employees give 793,000. */
const ANSWERS_PER_EMPLOYEE = 7.93;

/** Answers from 0 to 100 of employees under managers whose true means spread with a standard deviation of 6, with four covariates. */
export function writeAnswers(folder: string, employees: number, random: RandomSource): void {
  const managers = employees / EMPLOYEES_PER_MANAGER;
  const effect = Array.from({ length: managers }, () => 6 * drawNormal(random));
  const rows = Math.round(employees * ANSWERS_PER_EMPLOYEE);
  const column = () => new Float64Array(rows);
  const columns = { answer: column(), wave: column(), tenure: column(), level: column(), remote: column() };
  const leader = column();
  for (let row = 0; row < rows; row++) {
    const boss = Math.floor(random() * managers);
    const [wave, tenure, level] = [Math.floor(row / employees), 10 * random(), Math.floor(5 * random())];
    const remote = random() < 0.4 ? 1 : 0;
    const mean = 62 + effect[boss] - 0.4 * wave + 0.3 * tenure + 1.5 * level - 2 * remote;
    columns.answer[row] = Math.min(100, Math.max(0, Math.round(mean + 18 * drawNormal(random))));
    [columns.wave[row], columns.tenure[row], columns.level[row], columns.remote[row]] = [wave, tenure, level, remote];
    leader[row] = boss;
  }
  const named = Object.entries(columns).map(([name, values]) => [`answers.${name}`, values]);
  writeColumns(folder, { ...Object.fromEntries(named), 'answers.manager': leader });
}
