import { collect, type Obtained } from '#server/commands/auditConfidentialityObtained.ts';
import { linesOf } from '#server/access/reportingLine.ts';
import { type Reader, type Scope, scopeOf } from '#server/access/scope.ts';
import type { Context } from '#server/facts/context.ts';
import { rooms } from '#server/rooms.ts';
import { moraleGroupings } from '#shared/contract/morale.ts';
import type { Role } from '#shared/contract/session.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';

/** What all sequences of one role obtained together. */
export interface Union extends Pick<Obtained, 'questions' | 'differing'> {
  sequences: number;
  requests: number;
  /** Requests that differ in who asks or in what is asked: the others were answered before, from the same stored cells. */
  distinct: number;
  numbers: number;
}

const MONTHS = [undefined, '2024-01', '2025-07'];
/** So many people ask as an executive or a manager, and so many are looked through. */
const [READERS, VIEWED] = [6, 2];
const PATHS = ['/morale', '/morale', '/morale', '/overview', '/managers', '/managers/:manager', '/burnout'];

/**
 * Random sequences of one to eight requests by readers of a role: morale by any grouping and wave, overview, managers, a manager, signs of
 * overload, over random periods. Owner and HR look through somebody else's eyes now and then; everybody asks for managers not their own.
 */
export async function requestSequences(
  facts: Omit<Context, 'scope'>,
  role: Role,
  { sequences, seed }: { sequences: number; seed: number },
): Promise<Union> {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)];
  const { people, spells, waves } = facts.snapshot;
  const leaders = [...new Set(spells.manager)].filter((at) => at >= 0).map((at) => people.externalId[at]);
  const lines = linesOf(facts.snapshot);
  const scopes = new Map<string, Scope>();
  const scopeFor = (as: Role, person: string | null): [string, Scope] => {
    const name = `${as} ${person}`;
    const reader: Reader = { email: name, roles: [as], personExternalId: person };
    const scope = scopes.get(name) ?? scopeOf(reader, lines);
    scopes.set(name, scope);
    return [name, scope];
  };
  const seen = new Set<string>();
  const union: Union = { questions: new Map(), differing: [], sequences, requests: 0, distinct: 0, numbers: 0 };
  for (let sequence = 0; sequence < sequences; sequence++) {
    const self = scopeFor(role, role === 'hr' || role === 'owner' ? null : pick(leaders.slice(0, READERS)));
    for (let left = 1 + Math.floor(random() * 8); left > 0; left--) {
      const viewsAs = (role === 'hr' || role === 'owner') && random() < 0.2;
      const [name, scope] = viewsAs
        ? scopeFor(pick(['executive', 'manager'] as const), pick(leaders.slice(0, VIEWED)))
        : self;
      const path = pick(PATHS);
      const by = path === '/morale' ? pick(moraleGroupings) : 'manager';
      const wave = path === '/morale' ? pick([undefined, ...waves.map((own) => own.name)]) : undefined;
      const manager = path === '/managers/:manager' ? pick(leaders) : undefined;
      const asked = JSON.parse(
        JSON.stringify({ by: path === '/morale' ? by : undefined, wave, manager, from: pick(MONTHS) }),
      );
      union.requests += 1;
      const key = JSON.stringify([name, path, asked]);
      if (seen.has(key)) continue;
      seen.add(key);
      const value = await answered({ ...facts, scope }, path, asked);
      union.numbers += collect(union, value, by);
    }
  }
  return { ...union, distinct: seen.size };
}

/** A request that is refused gives nothing. */
async function answered(context: Context, path: string, asked: unknown): Promise<unknown> {
  const room = rooms.find((known) => known.path === path)!;
  try {
    return (await room.answer(context, room.request.parse(asked))).value;
  } catch (error) {
    if (error instanceof Error && 'status' in error) return undefined;
    throw error;
  }
}
