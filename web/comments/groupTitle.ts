import type { CommentGroup } from '#shared/contract/comments.ts';

/** Whose words these are, as far as it is told. */
export function groupTitle({ grouping, manager, group }: CommentGroup): string {
  if (grouping === 'manager' && manager) return `${manager.name}’s team`;
  if (grouping === 'area' && manager) return `Smaller teams below ${manager.name}, together`;
  return group?.name ?? 'Everybody else in the company, together';
}
