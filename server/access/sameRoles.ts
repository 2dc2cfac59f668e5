import type { Role } from '#shared/contract/session.ts';

/** Are these the same roles, in whatever order and however often named? */
export const sameRoles = (a: readonly Role[], b: readonly Role[]): boolean =>
  a.every((role) => b.includes(role)) && b.every((role) => a.includes(role));
