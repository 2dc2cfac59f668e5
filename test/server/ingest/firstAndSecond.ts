import { csv } from './tryOut.ts';

/** One small file a kind: between them they write every table an import writes. */
export const FIRST: Record<string, string> = {
  'roster.csv': csv(`
    employee_id,name,email,manager_id,manager_name,role,level,department,location,fte,hire_date,exit_date,exit_type,status
    B1,Ada Boss,ada@x.example,,,Director,5,Sales,Oslo,1,2015-01-05,,,Active
    E1,Ben Rep,ben@x.example,B1,Ada Boss,Rep,2,Sales,Oslo,1,2019-02-01,,,Active
    E2,Cy Rep,cy@x.example,B1,Ada Boss,Rep,2,Sales,Bergen,0.8,2018-03-01,2020-06-30,voluntary,Left
    E3,Di Rep,di@x.example,B1,Ada Boss,Rep,2,Sales,Bergen,0.333,2018-03-01,,,Active`),
  'assignments.csv': csv(`
    employee_id,manager_id,role,level,department,location,fte,from,to
    E1,B1,Trainee,1,Sales,Oslo,1,2019-02-01,2020-01-01
    E1,B1,Rep,2,Sales,Oslo,1,2020-01-01,`),
  'sales_team.csv': csv(`
    employee_name,manager_name,location
    Dot Seller,Eve Leader,Oslo`),
  'deals.csv': csv(`
    deal_id,owner_id,stage,value,opened_on,closed_on,account,product
    D1,E1,Closed Won,1200.50,2019-05-01,2019-06-20,"Acme, ""Inc""",Basic
    D2,E2,Lost,0.1,2019-05-02,2019-07-01,,Pro
    D3,,Prospecting,10,2020-05-01,,,`),
  'owner_changes.csv': csv(`
    deal_id,changed_on,from_id,to_id
    D1,2019-06-01,E2,E1`),
  'quotas.csv': csv(`
    employee_id,month,amount
    E1,2020-01,1000.1
    E1,2020-02,1000`),
  'meetings.csv': csv(`
    activity_id,employee_id,held_on,kind,after_hours,talk_share
    M1,E1,2020-01-10,meeting,no,0.4
    M1,B1,2020-01-10,meeting,no,0.6`),
  'coaching.csv': csv(`
    employee_id,manager_id,held_on
    E1,B1,2020-01-11`),
  'one_on_ones.csv': csv(`
    employee_id,manager_id,planned_on,status
    E1,B1,2020-01-13,held`),
  'training.csv': csv(`
    employee_id,course,completed_on,hours
    E1,"Selling, basics",2020-02-01,7.3`),
  'absences.csv': csv(`
    employee_id,starts_on,kind,days
    E1,2020-02-10,sick,2.1`),
  'work_weeks.csv': csv(`
    employee_id,week,collaboration_hours,after_hours,weekend_hours,manager_hours,department
    E1,2020-02-03,20.1,3,0,0.5,Sales`),
  'tenures.csv': csv(`
    months_followed,left,level
    3,yes,Low
    12,no,High
    12,no,High`),
  'survey_items.csv': csv(`
    survey,item,dimension,scale_low,scale_high,reversed
    pulse,q1,morale,1,5,no
    pulse,q2,exhaustion,1,5,yes`),
  'survey_long.csv': csv(`
    survey,wave,closed_on,employee_id,item,value,comment
    pulse,2019,2019-12-01,E1,q1,3.3,a word of Ben
    pulse,2019,2019-12-01,E1,q2,2,`),
  'survey_wide.csv': csv(`
    survey,wave,closed_on,email,q1,q2
    pulse,2020,2020-03-01,ben@x.example,5,1
    pulse,2020,2020-03-01,cy@x.example,Agree,`),
  'survey_scores.csv': csv(`
    survey,wave,closed_on,manager_id,department,dimension,score,scale_low,scale_high,respondents,favourable
    yearly,2019,2019-11-30,,,support,3.9,1,5,40,70
    yearly,2019,2019-11-30,B1,Sales,support,4.1,1,5,12,75`),
};

/** For every kind a second file that changes rows of the first and adds others. */
export const SECOND: Record<string, string> = {
  'roster.csv': csv(`
    employee_id,name,email,manager_id,manager_name,role,level,department,location,fte,hire_date,exit_date,exit_type,status
    B1,Ada Chief,ada@x.example,,,Director,5,Sales,Oslo,1,2015-01-05,,,Active
    E1,Ben Rep,ben@y.example,B1,Ada Chief,Senior,3,Sales,Oslo,1,2019-02-01,2020-09-01,dismissed,Left
    E2,Cy Rep,cy@x.example,B1,Ada Chief,Rep,2,Sales,Bergen,0.8,2016-03-01,2017-06-30,voluntary,Left
    E2,Cy Rep,cy@x.example,B1,Ada Chief,Rep,2,Sales,Bergen,0.8,2018-03-01,2020-06-30,voluntary,Left
    E9,Eve Leader,eve@x.example,B1,Ada Chief,Lead,4,Sales,Oslo,1,2014-03-01,,,Active
    E8,Flo New,flo@x.example,B7,Gus Stranger,Rep,4,Sales,Oslo,1,2020-10-01,,,Active`),
  'assignments.csv': csv(`
    employee_id,manager_id,role,level,department,location,fte,from,to
    E1,B1,Trainee,1,Sales,Oslo,0.5,2019-02-01,2019-10-01
    E3,E1,Rep,2,Sales,Oslo,1,2018-03-01,2018-08-01
    E7,B1,Rep,2,Sales,Oslo,1,2019-01-01,2020-01-01`),
  'sales_team.csv': csv(`
    employee_name,manager_name,location
    Dot Seller,Ada Boss,Bergen
    Hal Seller,Ida Stranger,Oslo`),
  'deals.csv': csv(`
    deal_id,owner_id,stage,value,opened_on,closed_on,account,product
    D1,E1,Closed Won,1200.50,2019-05-01,2019-06-20,Acme,Basic
    D3,E1,Closed Won,20,2020-05-01,2020-06-01,,
    D2,E1,Lost,0.1,2019-05-02,2020-07-01,,Pro
    D4,X1,Lost,0.2,2020-05-02,2020-07-01,,Pro`),
  'owner_changes.csv': csv(`
    deal_id,changed_on,from_id,to_id
    D2,2019-06-01,E2,E1`),
  'quotas.csv': csv(`
    employee_id,month,amount
    E1,2020-01,1
    E1,2020-03,1000`),
  'meetings.csv': csv(`
    activity_id,employee_id,held_on,kind,after_hours,talk_share
    M1,E1,2020-01-11,meeting,yes,0.5
    M2,B1,2020-01-10,meeting,no,0.6`),
  'coaching.csv': csv(`
    employee_id,manager_id,held_on
    E1,B1,2020-01-12`),
  'one_on_ones.csv': csv(`
    employee_id,manager_id,planned_on,status
    E1,B1,2020-01-13,cancelled
    E1,B1,2020-01-20,held`),
  'training.csv': csv(`
    employee_id,course,completed_on,hours
    E1,"Selling, basics",2020-02-01,8
    E2,Closing,2020-02-01,1`),
  'absences.csv': csv(`
    employee_id,starts_on,kind,days
    E1,2020-02-10,sick,3
    E1,2020-03-10,sick,1`),
  'work_weeks.csv': csv(`
    employee_id,week,collaboration_hours,after_hours,weekend_hours,manager_hours,department
    E1,2020-02-03,20.1,4,0,0.5,Sales
    E2,2020-02-03,10,0,,,Sales`),
  'tenures.csv': csv(`
    months_followed,left,level
    12,no,High
    12,no,High
    12,no,High
    3,yes,Low`),
  'survey_items.csv': csv(`
    survey,item,dimension,scale_low,scale_high,reversed
    pulse,q1,energy,1,5,yes
    pulse,q2,exhaustion,1,5,no
    pulse,q3,support,1,5,no`),
  'survey_long.csv': csv(`
    survey,wave,closed_on,employee_id,item,value,comment
    pulse,2019,2019-12-01,E1,q1,2,another word of Ben
    pulse,2021,2021-01-01,E1,q4,2,and one more`),
  'survey_wide.csv': csv(`
    survey,wave,closed_on,email,q1,q2
    pulse,2020,2020-03-01,ben@x.example,4,1
    other,2021,2021-03-01,cy@x.example,3,4`),
  'survey_scores.csv': csv(`
    survey,wave,closed_on,manager_id,department,dimension,score,scale_low,scale_high,respondents,favourable
    yearly,2019,2019-11-30,,,support,3.9,1,5,52,70
    yearly,2019,2019-11-30,B6,Sales,support,3.1,1,5,12,40
    yearly,2020,2020-11-30,B1,Sales,support,4.1,1,5,12,75`),
};
