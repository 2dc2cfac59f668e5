import type { CommentGroup, CommentsResponse } from '#shared/contract/comments.ts';
import { type Sheet, subject } from './sheet.ts';

/** How far a group of comments reaches around the manager it is told under. */
const WHOSE: Record<CommentGroup['grouping'], string> = {
  manager: 'the team',
  area: 'smaller teams below, together',
  department: 'the department',
  company: 'everybody else, together',
};

/** A line a comment. */
export function commentsTable(report: CommentsResponse): Sheet {
  return {
    head: ['who', 'whose words', 'survey', 'wave', 'question', 'comment'],
    rows: report.groups.flatMap(({ grouping, survey, wave, comments: own, ...who }) =>
      own.map(({ question, comment }) => [subject(who), WHOSE[grouping], survey, wave, question, comment]),
    ),
    notes: report.notes,
  };
}
