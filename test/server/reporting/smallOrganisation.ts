/**
 * C leads V1 and V2. V1 leads M1 and M2 with eight people each and M3 with three; V2 leads M4 with nine. Everybody below a manager answers
 * every wave, in turn 2, 3, 4 and 5 on one item of 1 to 5. The records go on to the end of 2024.
 */
export const AS_OF = { mapping: { asOf: '2024-12-31' } };

const TEAMS: readonly (readonly [manager: string, leader: string, people: number])[] = [
  ['M1', 'V1', 8],
  ['M2', 'V1', 8],
  ['M3', 'V1', 3],
  ['M4', 'V2', 9],
];

const people = (manager: string, count: number): string[] =>
  Array.from({ length: count }, (_, place) => `${manager}-${place}`);

const everybody = (): (readonly [id: string, manager: string])[] => [
  ['C', ''],
  ['V1', 'C'],
  ['V2', 'C'],
  ...TEAMS.flatMap(([manager, leader, count]): [string, string][] => [
    [manager, leader],
    ...people(manager, count).map((id): [string, string] => [id, manager]),
  ]),
];

/** Everybody there is. */
export const rosterFile = (): string =>
  'employee_id,name,email,manager_id,hire_date,department\n' +
  everybody()
    .map(([id, manager]) => `${id},Name ${id},${id.toLowerCase()}@small.example,${manager},2023-01-01,D\n`)
    .join('');

const HEAD = 'employee_id,manager_id,role,from,to\n';
const line = (id: string, manager: string, from = '2023-01-01', to = ''): string =>
  `${id},${manager},Seller,${from},${to}\n`;

/** Who reports to whom since 2023. */
export const assignmentsFile = (): string =>
  HEAD +
  everybody()
    .map(([id, manager]) => line(id, manager))
    .join('');

/** M2 goes from V1 to V2 on a day. */
export const moveFile = (on: string): string => HEAD + line('M2', 'V1', '2023-01-01', on) + line('M2', 'V2', on);

/** The answers of one wave. */
export const answersFile = (wave: string, closedOn: string): string =>
  'survey,wave,closed_on,employee_id,item,value\n' +
  TEAMS.flatMap(([manager, , count]) =>
    people(manager, count).map((id, place) => `pulse,${wave},${closedOn},${id},q1,${2 + (place % 4)}\n`),
  ).join('');

export const itemsFile = 'survey,item,dimension,scale_low,scale_high\npulse,q1,calm,1,5\n';
