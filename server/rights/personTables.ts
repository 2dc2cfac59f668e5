/**
 * Where a person is named, by employee id: the tables of records, and the columns that may hold them. Answers to surveys are
 * not among them: they are under a keyed hash, and nobody sees them by person; scores of a team, because small teams among them are shown to nobody.
 */
export const PERSON_TABLES = [
  { table: 'employees', columns: ['employee_id'] },
  { table: 'employee_other_ids', columns: ['employee_id'] },
  { table: 'employments', columns: ['employee_id'] },
  { table: 'assignments', columns: ['employee_id', 'manager_id'] },
  { table: 'scim_accounts', columns: ['employee_id', 'manager_id'] },
  { table: 'deals', columns: ['employee_id'] },
  { table: 'deal_owner_changes', columns: ['from_employee_id', 'to_employee_id'] },
  { table: 'quotas', columns: ['employee_id'] },
  { table: 'activity_participants', columns: ['employee_id'] },
  { table: 'coaching_sessions', columns: ['employee_id', 'manager_id'] },
  { table: 'one_on_ones', columns: ['employee_id', 'manager_id'] },
  { table: 'training_completions', columns: ['employee_id'] },
  { table: 'absences', columns: ['employee_id'] },
  { table: 'work_weeks', columns: ['employee_id'] },
] as const;
