import { readFileSync } from 'node:fs';

/** Where the real exports lie; they are no part of the project. */
export const DATA = '../shared/data';

type Path = readonly (string | number)[];
type Told = string | number | boolean | null;

const keyOf = (path: Path) => JSON.stringify(path.map(String));

/** The figures told of one data set: each is compared, or it is said why the product does not give it. */
export class Figures {
  readonly wrong: string[] = [];
  readonly reasons = new Map<string, number>();
  equal = 0;
  private readonly told = new Map<string, { path: string[]; told: Told }>();
  private readonly open = new Set<string>();

  constructor(set: string) {
    const facts: Record<string, unknown> = JSON.parse(readFileSync(`${DATA}/facts.json`, 'utf8'));
    this.gather([], facts[set]);
    for (const key of this.told.keys()) this.open.add(key);
  }

  get all(): number {
    return this.told.size;
  }

  /** Figures that were neither compared nor said not to be given. */
  get left(): string[] {
    return [...this.open];
  }

  /** The figure told there. */
  at(...path: Path): Told {
    const found = this.told.get(keyOf(path));
    if (!found) throw new Error(`no figure ${keyOf(path)}`);
    return found.told;
  }

  /** What stands under a path, one step down. */
  under(...path: Path): string[] {
    const from = path.map(String);
    const below = [...this.told.values()].filter(({ path: each }) => from.every((step, i) => each[i] === step));
    return [...new Set(below.map(({ path: each }) => each[from.length]))];
  }

  /** Compares a figure with what the product says: numbers as far as they were rounded, or to so many decimals. */
  is(path: Path, got: Told | undefined, digits?: number): void {
    const told = this.at(...path);
    this.open.delete(keyOf(path));
    if (isSame(got, told, digits)) this.equal += 1;
    else this.wrong.push(`${path.join(' / ')}: told ${told}, got ${got}`);
  }

  /** Of these figures the product gives none, and why. */
  notGiven(why: string, which: (path: readonly string[]) => boolean): void {
    for (const key of this.open) {
      if (!which(this.told.get(key)!.path)) continue;
      this.open.delete(key);
      this.reasons.set(why, (this.reasons.get(why) ?? 0) + 1);
    }
  }

  private gather(path: string[], value: unknown): void {
    if (typeof value === 'object' && value !== null) {
      for (const [step, each] of Object.entries(value)) this.gather([...path, step], each);
      return;
    }
    if (value !== undefined) this.told.set(keyOf(path), { path, told: value as Told });
  }
}

function isSame(got: Told | undefined, told: Told, digits = decimalsOf(told)): boolean {
  if (typeof told !== 'number' || typeof got !== 'number') return got === told;
  return Math.abs(got - told) <= 0.5 * 10 ** -digits + 1e-9 * Math.max(1, Math.abs(told));
}

const decimalsOf = (told: Told) => String(told).split('.')[1]?.length ?? 0;
