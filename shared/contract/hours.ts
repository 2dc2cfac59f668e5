import { z } from 'zod';
import { subject, withheld } from './grouping.ts';

/** Mean hours a person and week. */
export const hoursMeasures = z.object({
  people: z.number().optional(),
  weeks: z.number().optional(),
  collaborationHours: z.number().optional(),
  afterHours: z.number().optional(),
  weekendHours: z.number().optional(),
  /** Alone with the manager. */
  managerHours: z.number().optional(),
  withheld: withheld.optional(),
});
export type HoursMeasures = z.infer<typeof hoursMeasures>;

export const hoursRow = hoursMeasures.extend(subject);
export type HoursRow = z.infer<typeof hoursRow>;

export const hoursResponse = z.object({
  rows: z.array(hoursRow),
  total: hoursMeasures.optional(),
  notes: z.array(z.string()),
});
export type HoursResponse = z.infer<typeof hoursResponse>;
