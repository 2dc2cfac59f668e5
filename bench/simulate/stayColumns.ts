import { EXIT_TYPES, NO_CODE, type SpellFacts } from '#server/facts/snapshot.ts';
import type { Person } from './plantedPeople.ts';

const VOLUNTARY = EXIT_TYPES.indexOf('voluntary');

interface Stay {
  person: Person;
  manager: number;
  from: number;
  to: number;
  left: boolean;
}

/** Collects stays, in whole days, as the product's own columns. */
export class StayColumns {
  readonly #stays: (Stay & { employee: number })[] = [];
  readonly #employees = new Map<Person, number>();
  readonly #recordsFrom: number;

  constructor(recordsFrom: number) {
    this.#recordsFrom = recordsFrom;
  }

  /** Stays that ended before the records began are not in them, and those that began before are known from then on. */
  add(stay: Stay): void {
    const [from, to] = [Math.max(this.#recordsFrom, Math.floor(stay.from)), Math.floor(stay.to)];
    if (to < this.#recordsFrom || (to === from && !stay.left)) return;
    const employee = this.#employees.get(stay.person) ?? this.#employees.size;
    this.#employees.set(stay.person, employee);
    this.#stays.push({ ...stay, employee, from, to });
  }

  spells(): SpellFacts {
    const sorted = this.#stays.toSorted((a, b) => a.manager - b.manager || a.employee - b.employee || a.from - b.from);
    const column = (of: (stay: Stay & { employee: number }) => number) => Int32Array.from(sorted, of);
    return {
      employee: column((stay) => stay.employee),
      manager: column((stay) => stay.manager),
      from: column((stay) => stay.from),
      to: column((stay) => stay.to),
      exit: Uint8Array.from(sorted, (stay) => (stay.left ? VOLUNTARY : 0)),
      regretted: new Uint8Array(sorted.length),
      hired: column((stay) => stay.person.hired),
      role: column((stay) => stay.person.role),
      level: column((stay) => stay.person.level),
      department: column(() => NO_CODE),
      location: column((stay) => stay.person.location),
    };
  }
}
