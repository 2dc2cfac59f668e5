import { burnout } from '#server/burnout/index.ts';
import type { Context } from '#server/facts/context.ts';
import { remembered } from '#server/facts/remembered.ts';
import { morale } from '#server/morale/index.ts';
import { practice } from '#server/practice/index.ts';
import { ramp } from '#server/ramp/index.ts';
import { turnover } from '#server/turnover/index.ts';
import type { ManagersRequest } from '#shared/contract/managers.ts';

export type Rooms = Awaited<ReturnType<typeof ask>>;

const known = remembered<Rooms>(16);

/** Every room's answer by manager. Readers of everyone all get the same, so theirs is asked once per snapshot and period. */
export function roomsByManager(context: Context, { from, to }: ManagersRequest): Promise<Rooms> {
  if (!context.scope.everyone) return ask(context, { from, to });
  return known(context.snapshot, `${from} ${to}`, () => ask(context, { from, to }));
}

async function ask(context: Context, { from, to }: ManagersRequest) {
  const request = { by: 'manager', from, to } as const;
  const [turnovers, morales, ramps, practices, burnouts] = await Promise.all([
    turnover(context, request),
    morale(context, request),
    ramp(context, request),
    practice(context, request),
    burnout(context, request),
  ]);
  return { turnover: turnovers, morale: morales, ramp: ramps, practice: practices, burnout: burnouts };
}

export function valuesOf(rooms: Rooms): { [K in keyof Rooms]: Rooms[K]['value'] } {
  return {
    turnover: rooms.turnover.value,
    morale: rooms.morale.value,
    ramp: rooms.ramp.value,
    practice: rooms.practice.value,
    burnout: rooms.burnout.value,
  };
}
