import type { Role } from '#shared/contract/session.ts';

/** Which roles pages are for, as the server has it; it answers nobody else. */
const FOR = {
  figures: ['owner', 'hr', 'executive', 'manager'],
  data: ['owner', 'admin', 'hr'],
  administration: ['owner', 'admin'],
  records: ['owner', 'hr'],
} as const satisfies Record<string, readonly Role[]>;

type RoomName = keyof typeof FOR;
export type RoleRoomName = Exclude<RoomName, 'figures'>;

/** May somebody with these roles open the pages of this room? */
export const mayOpen = (room: RoomName, roles: readonly Role[]): boolean =>
  FOR[room].some((role) => roles.includes(role));

/** Whom to ask, by the room. */
export const ASK: Readonly<Record<RoleRoomName, string>> = {
  data: 'The owner, administrators and HR bring in data. Ask one of them.',
  administration:
    'The owner and administrators set up this Bellwether: who is let in, how small a group may be shown, and the log. Ask one of them.',
  records: 'The owner and HR handle the records of one person. Ask one of them.',
};
