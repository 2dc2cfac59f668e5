import type { Kind } from './importKinds.ts';

/** A table of a kind to fill in: its header, and rows that show what belongs into the cells. */
export interface ImportTemplate {
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

const table = (header: string, ...rows: string[]): ImportTemplate => ({
  header: header.split(','),
  rows: rows.map((row) => row.split(',')),
});

/** One for each kind; the examples of all of them fit together. */
export const importTemplates: Record<Kind, ImportTemplate> = {
  roster: table(
    'employee_id,name,email,manager_id,role,level,department,location,fte,hire_date,exit_date,exit_type,exit_reason,regretted',
    '1001,Ada Boss,ada@company.example,,Sales director,5,Sales,Oslo,1,2019-01-07,,,,',
    '1002,Ben Rep,ben@company.example,1001,Sales rep,2,Sales,Oslo,1,2023-02-13,,,,',
    '1003,Cy Seller,cy@company.example,1001,Sales rep,2,Sales,Bergen,0.8,2023-03-01,2024-09-30,voluntary,another job,yes',
  ),
  assignments: table(
    'employee_id,manager_id,role,level,department,location,fte,from,to',
    '1002,1001,Trainee,1,Sales,Oslo,1,2023-02-13,2024-02-01',
    '1002,1001,Sales rep,2,Sales,Oslo,1,2024-02-01,',
  ),
  'sales team': table('seller,manager,location', 'Ben Rep,Ada Boss,Oslo', 'Dot Agent,Ada Boss,Oslo'),
  deals: table(
    'deal_id,owner_id,stage,value,opened_on,closed_on,account,product',
    'D-1,1002,won,12000,2024-03-04,2024-05-21,Acme,Basic',
    'D-2,1003,lost,8000,2024-03-11,2024-06-28,Beta,Pro',
    'D-3,1002,open,5000,2024-09-02,,Core,Pro',
  ),
  'owner changes': table('deal_id,changed_on,from_id,to_id', 'D-1,2024-04-15,1003,1002'),
  quotas: table('employee_id,month,amount', '1002,2024-03,10000', '1002,2024-04,10000'),
  meetings: table(
    'meeting_id,employee_id,held_on,kind,after_hours,talk_share',
    'M-1,1002,2024-04-10,meeting,no,0.4',
    'M-1,1001,2024-04-10,meeting,no,0.2',
    'M-2,1003,2024-04-11,call,yes,0.6',
  ),
  participants: table('meeting_id,employee_id', 'M-2,1001'),
  coaching: table('employee_id,manager_id,held_on', '1002,1001,2024-04-12'),
  'one-on-ones': table(
    'employee_id,manager_id,planned_on,status',
    '1002,1001,2024-04-15,held',
    '1003,1001,2024-04-15,cancelled',
  ),
  training: table('employee_id,course,completed_on,hours', '1002,Selling basics,2024-02-09,7.5'),
  absences: table('employee_id,starts_on,kind,days', '1003,2024-05-13,sick,2'),
  'work weeks': table(
    'employee_id,week,collaboration_hours,after_hours,weekend_hours,manager_hours,department',
    '1002,2024-05-06,21.5,4.2,0.5,0.75,Sales',
    '1003,2024-05-06,18,1.5,0,0.5,Sales',
  ),
  tenures: table('months_followed,left,exit_type', '14,yes,voluntary', '36,no,'),
  'survey items': table(
    'survey,item,dimension,scale_low,scale_high,reversed',
    'pulse,My manager supports me,support,1,5,no',
    'pulse,I feel worn out,exhaustion,1,5,no',
  ),
  'survey long': table(
    'survey,wave,closed_on,employee_id,item,value',
    'pulse,spring,2024-04-30,1002,My manager supports me,4',
    'pulse,spring,2024-04-30,1002,I feel worn out,2',
  ),
  'survey wide': table(
    'survey,wave,closed_on,employee_id,My manager supports me,I feel worn out',
    'pulse,autumn,2024-10-31,1001,5,1',
    'pulse,autumn,2024-10-31,1002,4,3',
  ),
  'survey scores': table(
    'survey,wave,closed_on,manager_id,department,location,role,dimension,score,scale_low,scale_high,respondents,favourable,unfavourable,standard_deviation',
    'engagement,2024,2024-11-30,,,,,support,3.9,1,5,212,68,14,0.9',
    'engagement,2024,2024-11-30,,Sales,,,support,3.7,1,5,41,61,17,1.0',
    'engagement,2024,2024-11-30,1001,Sales,,,support,4.2,1,5,9,78,11,0.7',
  ),
};
