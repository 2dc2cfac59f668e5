/** X leads A, B and C, who lead ten, six and five people. */
const TEAMS = { A: 10, B: 6, C: 5 };
export const STAFF = [
  'employee_id,name,email,manager_id,hire_date',
  'X,Xenia Top,x@x.example,,2010-01-01',
  ...Object.keys(TEAMS).map((boss) => `${boss},${boss} Lead,${boss}@x.example,X,2010-01-01`),
  ...Object.entries(TEAMS).flatMap(([boss, people]) =>
    Array.from({ length: people }, (_, i) => `${boss}${i},${boss} Rep${i},${boss}${i}@x.example,${boss},2015-01-01`),
  ),
].join('\n');
export const HEAD = 'survey,wave,closed_on,employee_id,Morale,Anything to add? (comments)\n';
export const QUESTION = 'Anything to add? (comments)';
/** Answers of everybody in these teams, each with a comment that names its writer. */
export const wave = (teams: readonly string[], name = '1', say = (id: string) => `says ${id}`): string =>
  teams
    .flatMap((boss) => Array.from({ length: TEAMS[boss as keyof typeof TEAMS] }, (_, i) => `${boss}${i}`))
    .map((id, i) => `pulse,${name},2024-0${name}-28,${id},${1 + (i % 5)},${say(id)}\n`)
    .join('');
