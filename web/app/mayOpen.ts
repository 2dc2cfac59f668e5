import type { Role } from '#shared/contract/session.ts';

/** Which roles the pages beside those of figures are for, as the server has it; it answers nobody else. */
const FOR = {
  data: ['owner', 'admin', 'hr'],
  administration: ['owner', 'admin'],
  records: ['owner', 'hr'],
} as const satisfies Record<string, readonly Role[]>;

export type RoleRoomName = keyof typeof FOR;

/** May somebody with these roles open the pages of this room? */
export const mayOpen = (room: RoleRoomName, roles: readonly Role[]): boolean =>
  FOR[room].some((role) => roles.includes(role));

/** Whom to ask, by the room. */
export const ASK: Readonly<Record<RoleRoomName, string>> = {
  data: 'The owner, administrators and HR bring in data. Ask one of them.',
  administration: 'The owner and administrators decide who is let in. Ask one of them.',
  records: 'The owner and HR handle the records of one person. Ask one of them.',
};
