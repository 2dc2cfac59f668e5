import { compact } from '../recognise/header.ts';

/** Tables of the systems we read that hold neither people nor what they did, by headers no other table has together. */
const TABLES: readonly { title: string; tells: readonly (readonly string[])[] }[] = [
  {
    title: 'Salesforce Account',
    tells: [
      ['BillingCity', 'BillingStreet', 'BillingCountry'],
      ['AnnualRevenue', 'NumberOfEmployees', 'AccountNumber', 'Industry'],
    ],
  },
  { title: 'Salesforce UserRole', tells: [['ParentRoleId'], ['ForecastUserId', 'DeveloperName', 'RollupDescription']] },
  {
    title: 'Salesforce Contact',
    tells: [
      ['MailingCity', 'MailingStreet', 'MailingCountry'],
      ['AccountId', 'ReportsToId'],
    ],
  },
  {
    title: 'Salesforce Lead',
    tells: [
      ['ConvertedDate', 'ConvertedAccountId', 'IsConverted'],
      ['Company', 'LeadSource'],
    ],
  },
  // It tells of stages and amounts, never of owners: read as deals it would take theirs away.
  { title: 'Salesforce OpportunityHistory', tells: [['OpportunityId'], ['PrevAmount', 'PrevCloseDate']] },
  {
    title: 'Workday organizations',
    tells: [
      ['superior_organization_id', 'organization_code'],
      ['sub_type', 'organization_owner_id'],
    ],
  },
  { title: 'Workday names', tells: [['personal_info_system_id']] },
  { title: 'HubSpot companies', tells: [['Record ID'], ['Company name'], ['Company owner', 'Company Domain Name']] },
  { title: 'HubSpot contacts', tells: [['Record ID'], ['Contact owner', 'Lifecycle Stage'], ['Email']] },
  {
    title: 'Pipedrive organizations',
    tells: [['Organization - ID'], ['Organization - Name'], ['Organization - Owner', 'Organization - Address']],
  },
  {
    title: 'Pipedrive people',
    tells: [['Person - ID'], ['Person - Name'], ['Person - Owner', 'Person - Email', 'Person - Email - Work']],
  },
];

/** Why nothing of a file with this header is imported unless a person says what it is; `undefined` when nothing speaks against it. */
export function notOurs(columns: readonly string[]): string | undefined {
  const names = new Set(columns.map(compact));
  const found = TABLES.find(({ tells }) => tells.every((group) => group.some((name) => names.has(compact(name)))));
  if (found) return `this is a table of ${found.title}, of which nothing is imported`;
  // Loaders add columns of their own, which begin with a low line.
  const own = new Set(columns.filter((column) => !column.startsWith('_')).map(compact));
  const isBare = own.size === 2 && own.has('id') && own.has('name');
  return isBare ? 'an id and a name alone may be those of anything' : undefined;
}
