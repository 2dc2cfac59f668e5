import { bigint, boolean, date, pgTable, primaryKey, real, text } from 'drizzle-orm/pg-core';
import { provenance } from './provenance.ts';

const person = (name: string) => bigint(name, { mode: 'number' }).notNull();

/** One person's part in a customer meeting or call; rows with the same activity id are the same meeting. */
export const activityParticipants = pgTable(
  'activity_participants',
  {
    employeeId: person('employee_id'),
    activityId: text('activity_id').notNull(),
    heldOn: date('held_on', { mode: 'string' }).notNull(),
    kind: text('kind').notNull(),
    afterHours: boolean('after_hours'),
    /** Share of the talking this person did, 0 to 1. */
    talkShare: real('talk_share'),
    ...provenance,
  },
  (t) => [primaryKey({ columns: [t.employeeId, t.activityId] })],
);

export const coachingSessions = pgTable(
  'coaching_sessions',
  {
    employeeId: person('employee_id'),
    managerId: person('manager_id'),
    heldOn: date('held_on', { mode: 'string' }).notNull(),
    ...provenance,
  },
  (t) => [primaryKey({ columns: [t.employeeId, t.managerId, t.heldOn] })],
);

export const oneOnOnes = pgTable(
  'one_on_ones',
  {
    employeeId: person('employee_id'),
    managerId: person('manager_id'),
    plannedOn: date('planned_on', { mode: 'string' }).notNull(),
    status: text('status', { enum: ['held', 'moved', 'cancelled'] }).notNull(),
    ...provenance,
  },
  (t) => [primaryKey({ columns: [t.employeeId, t.managerId, t.plannedOn] })],
);

export const trainingCompletions = pgTable(
  'training_completions',
  {
    employeeId: person('employee_id'),
    course: text('course').notNull(),
    completedOn: date('completed_on', { mode: 'string' }).notNull(),
    hours: real('hours'),
    ...provenance,
  },
  (t) => [primaryKey({ columns: [t.employeeId, t.course, t.completedOn] })],
);

export const absences = pgTable(
  'absences',
  {
    employeeId: person('employee_id'),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    kind: text('kind').notNull(),
    days: real('days').notNull(),
    ...provenance,
  },
  (t) => [primaryKey({ columns: [t.employeeId, t.startsOn, t.kind] })],
);

/** What one person's calendar and mailbox say of one week, in hours; null where the file does not say. */
export const workWeeks = pgTable(
  'work_weeks',
  {
    employeeId: person('employee_id'),
    /** The day the file knows the week by. */
    week: date('week', { mode: 'string' }).notNull(),
    collaborationHours: real('collaboration_hours'),
    afterHours: real('after_hours'),
    weekendHours: real('weekend_hours'),
    /** Alone with their manager. */
    managerHours: real('manager_hours'),
    role: text('role'),
    department: text('department'),
    location: text('location'),
    ...provenance,
  },
  (t) => [primaryKey({ columns: [t.employeeId, t.week] })],
);
