/**
 * The tables an import writes, those that others refer to first. `key`: what tells rows apart. `wholly`: the import writes
 * all rows of one such value anew, whatever their keys.
 */
export const UNDO_TABLES = [
  { table: 'mappings', key: ['header_fingerprint'] },
  { table: 'employees', key: ['employee_id'] },
  { table: 'employee_other_ids', key: ['other_id'] },
  { table: 'employments', key: ['employee_id', 'employment_no'], wholly: 'employee_id' },
  { table: 'assignments', key: ['employee_id', 'starts_on'], wholly: 'employee_id' },
  { table: 'scim_accounts', key: ['employee_id'] },
  { table: 'deals', key: ['deal_id'] },
  { table: 'deal_owner_changes', key: ['deal_id', 'changed_on', 'from_employee_id', 'to_employee_id'] },
  { table: 'quotas', key: ['employee_id', 'month'] },
  { table: 'activity_participants', key: ['employee_id', 'activity_id'] },
  { table: 'coaching_sessions', key: ['employee_id', 'manager_id', 'held_on'] },
  { table: 'one_on_ones', key: ['employee_id', 'manager_id', 'planned_on'] },
  { table: 'training_completions', key: ['employee_id', 'course', 'completed_on'] },
  { table: 'absences', key: ['employee_id', 'starts_on', 'kind'] },
  { table: 'work_weeks', key: ['employee_id', 'week'] },
  { table: 'tenures', key: ['tenure_set', 'row_key'] },
  { table: 'surveys', key: ['survey_id'] },
  { table: 'survey_items', key: ['survey_id', 'item'] },
  { table: 'survey_waves', key: ['wave_id'] },
  { table: 'survey_answers', key: ['wave_id', 'respondent', 'item'] },
  { table: 'survey_comments', key: ['wave_id', 'respondent', 'question'] },
  { table: 'survey_scores', key: ['wave_id', 'grouping', 'group_key', 'item'] },
  { table: 'released_waves', key: ['wave_id'] },
  {
    table: 'released_cells',
    key: ['wave_id', 'dimension', 'grouping', 'group_key', 'group_key_2'],
    wholly: 'wave_id',
  },
  { table: 'released_comments', key: ['wave_id', 'respondent', 'question'] },
] as const;

export type UndoTable = (typeof UNDO_TABLES)[number]['table'];
