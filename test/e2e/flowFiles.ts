import { textRow, workbook } from '#test/server/ingest/reading/workbooks.ts';

const PERSONIO =
  'id,first_name,last_name,email,status,supervisor.id,supervisor,position,department,office,weekly_working_hours,' +
  'employment_start_date,termination.type,termination.reason,termination.last_working_date,termination.termination_date,termination.terminated_at';

interface Colleague {
  hired?: string;
  left?: string;
}

/** People from 7001 on under the first of them, each hired on 1 May of a year of their own. */
const PEOPLE = ['Eda Falk', 'Finn Gans', 'Gabi Horn', 'Hugo Iser', 'Ina Jahn', 'Kai Lenz', 'Mia Noll', 'Ole Pabst'];

/** A Personio export; what differs from the usual is told by employee id. */
export function personio(differs: Record<string, Colleague> = {}, joins: readonly string[] = []): string {
  const rows = [...PEOPLE, ...joins].map((name, at) => {
    const id = String(7001 + at);
    const [first, last] = name.split(' ');
    const { hired = `${2008 + at}-05-01`, left } = differs[id] ?? {};
    const manager = at === 0 ? ',' : '7001,Eda Falk';
    const exit = left === undefined ? ',,,,' : `QUIT,12,${left},${left},`;
    const status = left === undefined ? 'active' : 'inactive';
    return `${id},${first},${last},${first}.${last}@personio.example,${status},${manager},Agent,Sales,Bonn,40,${hired},${exit}`;
  });
  return [PERSONIO, ...rows, ''].join('\n');
}

/** Two sheets about the people of the Personio export: absences, and training. */
export const WORKBOOK = workbook({
  sheets: {
    Absences:
      textRow(1, 'Employee ID', 'First day', 'Absence kind', 'Days') +
      textRow(2, '7002', '2019-03-04', 'sick', '2') +
      textRow(3, '7003', '2019-04-25', 'vacation', '5'),
    Training: textRow(1, 'Employee ID', 'Course', 'Completed on') + textRow(2, '7004', 'Coaching', '2019-05-16'),
  },
});

/** Which byte of windows-1250 stands for a letter. */
const BYTES = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1250').decode(new Uint8Array([byte])), byte]),
);

/**
 * A Polish plant: semicolons, windows-1250, no day above the twelfth, and the name Anna Wiśniewska beside two manager ids of a
 * numbering of their own.
 */
export const PLANT = Uint8Array.from(
  [
    'Worker ID;Worker Name;Supervisor ID;Supervisor;Start Date;Site',
    'P1;Łukasz Dąbrowski;41;Anna Wiśniewska;03/04/2012;Łódź',
    'P2;Małgorzata Wójcik;41;Anna Wiśniewska;05/06/2013;Łódź',
    'P3;Grzegorz Kamiński;52;Anna Wiśniewska;07/08/2014;Częstochowa',
    'P4;Żaneta Zielińska;52;Anna Wiśniewska;09/10/2015;Częstochowa',
    'P5;Stanisław Błaszczyk;30;Jędrzej Śliwiński;11/12/2016;Łódź',
    'P6;Elżbieta Pająk;30;Jędrzej Śliwiński;02/03/2017;Łódź',
    '',
  ]
    .join('\n')
    .split('')
    .map((letter) => BYTES.get(letter)!),
);

/** Quotas of two people and two forecast types, all of them beginning on one day. */
export const QUOTAS = [
  'Id,QuotaOwnerId,QuotaAmount,StartDate,PeriodId,ForecastingTypeId,IsAmount',
  'q1,7001,30000,2020-01-01,p1,type-amount,true',
  'q2,7002,27000,2020-01-01,p1,type-amount,true',
  'q3,7001,12000,2020-01-01,p1,type-renewals,true',
  '',
].join('\n');

/** Two people called Ina Berg, and two who name one of them as their manager. */
export const NORTH = [
  'Employee ID,Employee Name,Manager,Job Title,Department,Hire Date',
  'N1,Ina Berg,,Head,Sales,2015-03-16',
  'N2,"Berg, Ina",,Head,Care,2016-02-18',
  'N3,Ann Small,Ina Berg,Agent,Care,2018-05-20',
  'N4,Bo Small,Ina Berg,Agent,Care,2018-06-21',
  '',
].join('\n');

/** Scores of departments and of everybody, which do not say on which scale they are or when the wave closed. */
export const SCORES = [
  'Department,Dimension,Average score,Respondents',
  ',support,3.8,60',
  'Sales,support,3.9,31',
  'Care,support,3.6,22',
  '',
].join('\n');
