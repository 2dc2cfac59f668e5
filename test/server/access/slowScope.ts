import type { Reader } from '#server/access/scope.ts';
import type { Days, ReportingLine } from '#server/access/reportingLine.ts';
import type { Role } from '#shared/contract/session.ts';
import type { RandomSource } from '#shared/stats/seededRandom.ts';

/** A made-up organisation of few people over few days, with everything records can hold: gaps, circles, two managers at once, unknown ends. */
export interface SmallOrganisation {
  people: string[];
  lines: ReportingLine[];
}

const DAYS = 12;
const ROLES: Role[] = ['owner', 'executive', 'hr', 'manager', 'admin'];
const INFINITE = Number.POSITIVE_INFINITY;

export const whole = (random: RandomSource, below: number): number => Math.floor(random() * below);

export function smallOrganisation(random: RandomSource): SmallOrganisation {
  const people = Array.from({ length: 2 + whole(random, 7) }, (_, person) => `p${person}`);
  const lines = Array.from({ length: whole(random, 2 * people.length + 3) }, (): ReportingLine => {
    const from = whole(random, DAYS);
    const to = from + 1 + whole(random, DAYS - from);
    const person = whole(random, people.length);
    return {
      person,
      manager: (person + 1 + whole(random, people.length - 1)) % people.length,
      from: whole(random, 6) === 0 ? -INFINITE : from,
      to: whole(random, 3) === 0 ? INFINITE : to,
    };
  });
  return { people, lines };
}

export function smallReader(random: RandomSource, { people }: SmallOrganisation): Reader {
  const who = whole(random, people.length + 2);
  return {
    email: 'reader@example.org',
    roles: ROLES.filter((role) => random() < (role === 'owner' || role === 'hr' ? 0.08 : 0.45)),
    personExternalId: who < people.length ? people[who] : who === people.length ? 'not in the records' : null,
  };
}

export function smallDays(random: RandomSource): Days {
  const from = whole(random, DAYS);
  const to = from + 1 + whole(random, DAYS - from);
  return { from: whole(random, 5) === 0 ? -INFINITE : from, to: whole(random, 5) === 0 ? INFINITE : to };
}

/**
 * The rule, told again day by day: stand at the manager on a day and climb every line that holds; the leader is met or not. Day −1 is
 * any day before the lines begin, and the day after the last is today.
 */
export class SlowScope {
  readonly #organisation: SmallOrganisation;
  readonly #reader: Reader;

  constructor(organisation: SmallOrganisation, reader: Reader) {
    this.#organisation = organisation;
    this.#reader = reader;
  }

  sees(manager: string, days: Days): boolean {
    const { roles, personExternalId } = this.#reader;
    if (roles.includes('hr') || roles.includes('owner')) return true;
    const own = this.#organisation.people.indexOf(personExternalId ?? '?');
    const asked = this.#organisation.people.indexOf(manager);
    if (own < 0 || asked < 0 || !(roles.includes('manager') || roles.includes('executive'))) return false;
    if (own === asked) return this.#everLed(own);
    if (!roles.includes('executive') || !this.#everLed(asked)) return false;
    if (this.#climbs(asked, own, DAYS + 1)) return true;
    for (let day = Math.max(-1, days.from); day < Math.min(days.to, DAYS + 2); day++)
      if (!this.#climbs(asked, own, day)) return false;
    return true;
  }

  /** Today: what a row that follows people up to now needs. */
  seesToday(manager: string): boolean {
    const { roles, personExternalId } = this.#reader;
    if (roles.includes('hr') || roles.includes('owner')) return true;
    if (!this.sees(manager, { from: DAYS + 1, to: INFINITE })) return false;
    const asked = this.#organisation.people.indexOf(manager);
    if (manager !== personExternalId) return true;
    return this.#organisation.lines.some((line) => line.manager === asked && line.to === INFINITE);
  }

  #everLed(person: number): boolean {
    return this.#organisation.lines.some((line) => line.manager === person);
  }

  #climbs(from: number, leader: number, day: number, met: readonly number[] = []): boolean {
    return this.#organisation.lines.some(
      (line) =>
        line.person === from &&
        line.from <= day &&
        day < line.to &&
        (line.manager === leader ||
          (!met.includes(line.manager) && this.#climbs(line.manager, leader, day, [...met, from]))),
    );
  }
}

/** Asks the scope and the slow rule the same seeded questions; what they answered differently, in words. */
export function differences(
  questions: number,
  random: RandomSource,
  make: (organisation: SmallOrganisation, reader: Reader) => Pick<SlowScope, 'sees' | 'seesToday'>,
): { asked: number; yes: number; differing: string[] } {
  const told = { asked: 0, yes: 0, differing: [] as string[] };
  while (told.asked < questions) {
    const organisation = smallOrganisation(random);
    const reader = smallReader(random, organisation);
    const [fast, slow] = [make(organisation, reader), new SlowScope(organisation, reader)];
    for (let ask = 0; ask < 10 && told.asked < questions; ask++) {
      const manager = organisation.people[whole(random, organisation.people.length)];
      const days = smallDays(random);
      told.asked++;
      if (slow.sees(manager, days)) told.yes++;
      const same =
        fast.sees(manager, days) === slow.sees(manager, days) && fast.seesToday(manager) === slow.seesToday(manager);
      if (!same) told.differing.push(JSON.stringify({ organisation, reader, manager, days }));
    }
  }
  return told;
}
