import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A number, a word, a null (undefined or not reached), or a nesting of them, as a reference file holds it. */
export type GoldenValue = null | number | string | boolean | GoldenValue[] | { [key: string]: GoldenValue };

export type GoldenTable = Record<string, (number | string | null)[]>;

export interface GoldenCase {
  id: string;
  r_call: string;
  data: string | null;
  args: Record<string, GoldenValue>;
  expected: Record<string, GoldenValue>;
  tol: { rel: number; abs: number };
}

export interface GoldenFile {
  method: string;
  notes: string[];
  data: Record<string, GoldenTable>;
  cases: GoldenCase[];
}

/** Answers a case in the shape of its `expected`, beside all cases of its file; `undefined` when its method does not exist here. */
export type GoldenAdapter = (
  golden: GoldenCase,
  table: GoldenTable,
  cases: readonly GoldenCase[],
) => Record<string, unknown> | undefined;

/** Stands for what a case holds among its answers though it was put in: rows that were drawn, say. It is not compared. */
export const GIVEN = Symbol('given');

/** How one file fared. `worst` is the largest difference as a share of its tolerance. */
export interface GoldenScore {
  file: string;
  compared: number;
  failed: number;
  disputed: number;
  notCompared: number;
  /** Values that were put in and only stand among the answers. */
  given: number;
  worst: number;
  failures: string[];
}

/** What is at hand to tell a known fault of the reference from a fault of ours. */
export interface ContestedValue {
  expected: GoldenValue;
  got: unknown;
  /** Keys below the case. */
  keys: string[];
  golden: GoldenCase;
  table: GoldenTable;
}

/** A value that is taken to be wrong in the reference itself, with the reason. */
export interface Dispute {
  method: string;
  /** Which of the method's values: tested against the keys below the case, joined by dots. */
  path: RegExp;
  /** Whether the reference's value is the one that its own fault produces; a value that is wrong in another way stays a failure. */
  isKnown: (value: ContestedValue) => boolean;
  why: string;
}

/** Reads every reference file of a folder, by name. */
export function readGoldenFolder(folder: string): { name: string; golden: GoldenFile }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const golden: GoldenFile = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      return { name, golden };
    });
}

/** Runs every case of a file and compares each expected value at the case's tolerance. */
export function scoreFile(
  file: string,
  golden: GoldenFile,
  adapter: GoldenAdapter | undefined,
  disputes: readonly Dispute[],
): GoldenScore {
  const score: GoldenScore = {
    file,
    compared: 0,
    failed: 0,
    disputed: 0,
    notCompared: 0,
    given: 0,
    worst: 0,
    failures: [],
  };
  const contested = disputes.filter((dispute) => dispute.method === golden.method);
  for (const one of golden.cases) {
    const got = answer(one, golden, adapter);
    if (got instanceof Error) {
      score.failed += countValues(one.expected);
      score.failures.push(`${one.id}: ${got.message}`);
      continue;
    }
    if (got === undefined) {
      score.notCompared += countValues(one.expected);
      continue;
    }
    const comparison = { score, golden: one, table: tableOf(one, golden), contested };
    for (const key of Object.keys(one.expected)) compare(comparison, [key], one.expected[key], got[key]);
  }
  return score;
}

/** A case whose call cannot be read fails with all its values; the others are still compared. */
function answer(
  one: GoldenCase,
  golden: GoldenFile,
  adapter: GoldenAdapter | undefined,
): Record<string, unknown> | Error | undefined {
  try {
    return adapter?.(one, tableOf(one, golden), golden.cases);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const tableOf = (one: GoldenCase, { data }: GoldenFile): GoldenTable => (one.data === null ? {} : data[one.data]);

function countValues(value: GoldenValue): number {
  if (value === null || typeof value !== 'object') return 1;
  return Object.values(value).reduce((sum: number, part) => sum + countValues(part), 0);
}

interface Comparison {
  score: GoldenScore;
  golden: GoldenCase;
  table: GoldenTable;
  contested: Dispute[];
}

function compare(comparison: Comparison, keys: string[], expected: GoldenValue, got: unknown): void {
  if (got === GIVEN) {
    comparison.score.given += countValues(expected);
    return;
  }
  if (expected !== null && typeof expected === 'object') {
    const parts = new Map<string, unknown>(
      typeof got === 'object' && got !== null ? Object.entries(got) : [['0', got]],
    );
    for (const [key, part] of Object.entries(expected)) compare(comparison, [...keys, key], part, parts.get(key));
    return;
  }
  // A list of one may stand for its value, on either side.
  if (Array.isArray(got) && got.length === 1) return compare(comparison, keys, expected, got[0]);
  const { score, golden, table, contested } = comparison;
  const off = distance(expected, got, golden.tol);
  const path = keys.join('.');
  if (off > 1 && contested.some((one) => one.path.test(path) && one.isKnown({ expected, got, keys, golden, table }))) {
    score.disputed++;
    return;
  }
  score.compared++;
  if (off > score.worst) score.worst = off;
  if (off <= 1) return;
  score.failed++;
  if (score.failures.length < 10)
    score.failures.push(`${golden.id}.${path}: expected ${String(expected)}, got ${String(got)}`);
}

/** Difference as a share of the tolerance: at most 1 passes. What is no number must be the same; null is undefined. */
function distance(expected: GoldenValue, got: unknown, tol: { rel: number; abs: number }): number {
  const wanted = expected === 'Infinity' || expected === '-Infinity' ? Number(expected) : expected;
  if (typeof wanted !== 'number') return got === (wanted ?? undefined) ? 0 : Infinity;
  if (wanted === got) return 0;
  if (typeof got !== 'number' || Number.isNaN(got)) return Infinity;
  return Math.abs(got - wanted) / Math.max(tol.abs, tol.rel * Math.abs(wanted));
}
