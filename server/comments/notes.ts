import type { CommentGroup, CommentsRequest } from '#shared/contract/comments.ts';

/** Why there are no comments; the same whether none were written, too few answered or the reader may not see them. */
export function notes(groups: readonly CommentGroup[], request: CommentsRequest, fewest: number): string[] {
  if (groups.length > 0) return [];
  const where = request.wave === undefined ? '' : ` of ${request.wave}`;
  return [
    `No comments${where} can be shown here: comments are shown from ${fewest} people up, where any were written; comments of smaller teams go to the manager above them, together.`,
  ];
}
