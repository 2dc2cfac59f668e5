import { type KindDeclaration, personFields, personNeed } from './declaration.ts';
import { EMPLOYEE, MANAGER } from './personAliases.ts';
import { nameParts } from './nameParts.ts';
import { placeFields } from './placeFields.ts';

const SELLER = {
  id: ['employee id', 'agent id', 'rep id', 'sales rep id', 'seller id', 'user id', 'owner id', ...EMPLOYEE.id],
  email: ['agent email', 'rep email', 'seller email', 'owner email', ...EMPLOYEE.email],
  name: [
    'employee name',
    'sales agent',
    'agent',
    'sales rep',
    'rep',
    'sales person',
    'salesperson',
    'seller',
    'account executive',
    'owner',
    ...EMPLOYEE.name,
  ],
};
const TEAM_MANAGER = {
  id: ['sales manager id', ...MANAGER.id],
  email: ['sales manager email', 'team lead email', ...MANAGER.email],
  name: ['sales manager', 'sales lead', ...MANAGER.name],
};

/** Who sells in whose team, without dates. */
export const salesTeam: KindDeclaration = {
  kind: 'sales team',
  label: 'Sales team (who sells for whom)',
  fields: [
    ...personFields('employee', 'Seller', SELLER),
    {
      field: 'hr_employee_id',
      label: 'Seller: employee id in the HR records',
      type: 'id',
      aliases: [],
      question: 'Which column holds the id by which the HR records know the seller?',
    },
    ...nameParts,
    ...personFields('manager', 'Manager', TEAM_MANAGER),
    ...placeFields.filter(({ field }) => field === 'location' || field === 'department'),
  ],
  needs: [personNeed('employee'), personNeed('manager')],
};
