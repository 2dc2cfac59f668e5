import { z } from 'zod';
import { ref } from './grouping.ts';

export const commentsRequest = z.object({
  /** A wave by its name; the latest with comments when left out. */
  wave: z.string().optional(),
  /** Only those of this manager's team, and of the teams below put together. */
  manager: z.string().optional(),
});
export type CommentsRequest = z.infer<typeof commentsRequest>;

/** Comments of people any one of whom may have written any of them. Nobody is in two groups. */
export const commentGroup = z.object({
  survey: z.string(),
  wave: z.string(),
  closedOn: z.string(),
  /** manager: the team; area: teams below the manager that are too small by themselves; company: who is in none of the others. */
  grouping: z.enum(['manager', 'area', 'department', 'company']),
  /** Of a team or an area. */
  manager: ref.optional(),
  /** Of a department. */
  group: ref.optional(),
  /** In no order that says anything about who wrote them. */
  comments: z.array(z.object({ question: z.string(), comment: z.string() })),
});
export type CommentGroup = z.infer<typeof commentGroup>;

export const commentsResponse = z.object({
  /** The waves that have comments the reader may see, the latest first. */
  waves: z.array(z.object({ survey: z.string(), wave: z.string(), closedOn: z.string() })),
  groups: z.array(commentGroup),
  /** The fewest people a group may have. */
  fewest: z.number(),
  notes: z.array(z.string()),
});
export type CommentsResponse = z.infer<typeof commentsResponse>;
