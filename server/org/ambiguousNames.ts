import type { Found, Listed } from './directory.ts';
import { readPersonName, spokenName } from './personName.ts';

/** A manager's name that several people share, and which of them a person says is meant. */
export interface AmbiguousName<P extends Listed> {
  name: string;
  people: readonly P[];
  chosen: P | undefined;
  /** What a person should know about it, in a sentence. */
  remark: string;
}

/**
 * The managers' names that several people share, each said once however often and in whatever writing a file has it. `told`:
 * the id of the one who is meant, by name; an id that is none of the people of that name is no answer.
 */
export class AmbiguousNames<P extends Listed> {
  private readonly told: ReadonlyMap<string, string>;
  private readonly say: (ambiguous: AmbiguousName<P>) => void;
  private readonly said = new Map<string, P | undefined>();

  constructor(told: Readonly<Record<string, string>>, say: (ambiguous: AmbiguousName<P>) => void) {
    this.told = new Map(Object.entries(told).map(([name, id]) => [folded(name), id]));
    this.say = say;
  }

  /** Who is meant by a name that fits all of `people`; as many as before when nobody has said. */
  settle(written: string, people: readonly P[]): NonNullable<Found<P>> {
    const key = folded(written);
    if (!this.said.has(key)) {
      const name = spokenName(written);
      const id = this.told.get(key);
      const chosen = people.find(({ externalId }) => externalId === id);
      this.said.set(key, chosen);
      this.say({ name, people, chosen, remark: remarkOn(name, people, { chosen, id }) });
    }
    const chosen = this.said.get(key);
    return chosen ? { person: chosen } : { alike: people };
  }
}

function remarkOn<P extends Listed>(
  name: string,
  people: readonly P[],
  { chosen, id }: { chosen: P | undefined; id: string | undefined },
): string {
  if (chosen) return `${name} is ${chosen.externalId}, as told.`;
  const ids = people.map(({ externalId }) => externalId);
  const several = `several people${id === undefined ? '' : ' of that name'} (ids ${ids.slice(0, -1).join(', ')} and ${ids.at(-1)})`;
  const who = id === undefined ? `is the name of ${several}` : `is told to be ${id}, who is none of the ${several}`;
  const entry = JSON.stringify({ [name]: ids[0] });
  return `${name} ${who}: rows that name them load without a manager. Say who is meant with "namedManagers": ${entry} in the mapping.`;
}

const folded = (name: string) => readPersonName(name)?.full ?? name;
