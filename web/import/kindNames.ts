import type { Kind } from '#shared/contract/import.ts';

/** What each kind of file holds, for choosing it by hand. */
export const kindNames: Record<Kind, string> = {
  roster: 'Roster: one row a person',
  assignments: 'Assignments: who reported to whom, from when to when',
  'sales team': 'Sales team: which agent belongs to which manager',
  deals: 'Deals: one row a deal',
  'owner changes': 'Owner changes of deals',
  quotas: 'Quotas: person and month',
  meetings: 'Meetings and calls with customers',
  participants: 'Participants of meetings imported before or beside',
  coaching: 'Coaching sessions',
  'one-on-ones': 'One-on-ones',
  training: 'Training completed',
  absences: 'Absences',
  'work weeks': 'Hours of work: person and week',
  tenures: 'Tenures of people not named: how long each stayed',
  'survey items': 'Survey questions: dimension and scale of each',
  'survey long': 'Survey answers: one row an answer',
  'survey wide': 'Survey answers: one row a respondent',
  'survey scores': 'Survey scores of groups: a mean and how many answered',
};
