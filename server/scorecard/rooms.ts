import { burnout } from '#server/burnout/index.ts';
import type { Context } from '#server/facts/context.ts';
import type { Snapshot } from '#server/facts/snapshot.ts';
import { morale } from '#server/morale/index.ts';
import { practice } from '#server/practice/index.ts';
import { ramp } from '#server/ramp/index.ts';
import { turnover } from '#server/turnover/index.ts';
import type { ManagersRequest } from '#shared/contract/managers.ts';

export type Rooms = Awaited<ReturnType<typeof ask>>;

const KEPT = 16;
const known = new WeakMap<Snapshot, Map<string, Promise<Rooms>>>();

/**
 * Every room's answer by manager. Readers of everyone all get the same, so theirs is asked once per snapshot and period
 * (the latest 16); one manager's profile costs no more than the first.
 */
export function roomsByManager(context: Context, { from, to }: ManagersRequest): Promise<Rooms> {
  if (!context.scope.everyone) return ask(context, { from, to });
  const answers = known.get(context.snapshot) ?? new Map<string, Promise<Rooms>>();
  known.set(context.snapshot, answers);
  const key = `${from} ${to}`;
  const found = answers.get(key);
  if (found !== undefined) return found;
  const asked = ask(context, { from, to });
  answers.set(key, asked);
  asked.catch(() => answers.delete(key));
  if (answers.size > KEPT) answers.delete(answers.keys().next().value!);
  return asked;
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
