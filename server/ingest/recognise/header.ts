import { createHash } from 'node:crypto';
import type { Field, KindDeclaration } from '../kinds/declaration.ts';
import { editDistance } from './editDistance.ts';

/** A header without case, blanks and punctuation: "Date of Hire" and "DateofHire" are alike. */
export function compact(header: string): string {
  return header
    .normalize('NFD')
    .replaceAll('#', ' number ')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** Names a header whatever the case and punctuation of its columns; files with the same one are read the same way. */
export function fingerprint(columns: readonly string[]): string {
  return createHash('sha256').update(columns.map(compact).join('\n')).digest('hex');
}

export interface Match {
  column: number;
  field: Field;
  /** 1: an alias as it stands; less: nearly. */
  score: number;
}

/** Which column fills which field: the best pairs first, each column and field at most once. */
export function matchHeader(columns: readonly string[], declaration: KindDeclaration): Match[] {
  const pairs: (Match & { rank: number })[] = [];
  columns.forEach((header, column) => {
    const written = compact(header);
    if (written === '') return;
    for (const field of declaration.fields) {
      const found = bestAlias(written, field);
      if (found) pairs.push({ column, field, ...found });
    }
  });
  pairs.sort((a, b) => b.score - a.score || a.rank - b.rank || a.column - b.column);
  const taken = new Set<number | string>();
  return pairs.filter(({ column, field }) => {
    if (taken.has(column) || taken.has(field.field)) return false;
    taken.add(column).add(field.field);
    return true;
  });
}

function bestAlias(written: string, field: Field): { score: number; rank: number } | undefined {
  let best: { score: number; rank: number } | undefined;
  [field.field, ...field.aliases].forEach((alias, rank) => {
    const score = likeness(written, compact(alias));
    if (score > 0 && (!best || score > best.score)) best = { score, rank };
  });
  return best;
}

/** 1 when alike; 0.7 when a letter (two in long words) is wrong; else 0. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const allowed = Math.min(a.length, b.length) >= 10 ? 2 : 1;
  if (Math.min(a.length, b.length) < 7 || Math.abs(a.length - b.length) > allowed) return 0;
  return editDistance(a, b) <= allowed ? 0.7 : 0;
}
