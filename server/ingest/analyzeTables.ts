import { sql } from 'drizzle-orm';
import type { Session } from '#server/db/database.ts';

const FACT_TABLES = [
  'employees',
  'employee_other_ids',
  'employments',
  'assignments',
  'deals',
  'deal_owner_changes',
  'quotas',
  'surveys',
  'survey_items',
  'survey_waves',
  'survey_answers',
  'activity_participants',
  'coaching_sessions',
  'one_on_ones',
  'training_completions',
  'absences',
];

/** Tells the planner how large the tables have become: the embedded engine never looks by itself, a server only after a while. */
export async function analyzeTables(session: Session): Promise<void> {
  await session.rows(sql.raw(`analyze ${FACT_TABLES.join(', ')}`));
}
