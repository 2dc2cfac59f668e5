import type { Kind } from '#shared/contract/import.ts';
import type { KindDeclaration } from '../kinds/declaration.ts';
import type { Preset } from '../preset/preset.ts';
import { declarationOf, kindDeclarations } from '../kinds/kindDeclarations.ts';
import { type Match, matchHeader } from './header.ts';

export interface Candidate {
  declaration: KindDeclaration;
  matches: Match[];
  /** The groups of fields of which the header has none. */
  missing: (readonly string[])[];
  /** The system's preset that says so. */
  preset?: Preset;
}

/** How the header fits this kind. */
export function candidate(columns: readonly string[], kind: Kind): Candidate {
  const declaration = declarationOf(kind);
  const matches = matchHeader(columns, declaration);
  const present = new Set(matches.map(({ field }) => field.field));
  const missing = declaration.needs.filter((group) => !group.some((field) => present.has(field)));
  return { declaration, matches, missing };
}

/** The kinds whose needs the header meets, the best fitting first. */
export function candidates(columns: readonly string[]): Candidate[] {
  const fitting = kindDeclarations
    .filter(({ lastResort }) => !lastResort)
    .map(({ kind }) => candidate(columns, kind))
    .filter(({ missing }) => missing.length === 0);
  return fitting.sort((a, b) => fit(b) - fit(a));
}

const has = ({ matches }: Candidate, name: string) => matches.some(({ field }) => field.field === name);

/** The kind of a file that is of no other; a file of people who are named is never taken for one of people who are not. */
export function lastResort(columns: readonly string[]): Kind | undefined {
  const found = kindDeclarations
    .filter((each) => each.lastResort)
    .map(({ kind }) => candidate(columns, kind))
    .filter(({ missing }) => missing.length === 0);
  return found.find(
    (each) =>
      each.declaration.kind !== 'tenures' ||
      (has(each, 'left') && has(each, 'followed') && candidate(columns, 'roster').missing.length > 0),
  )?.declaration.kind;
}

/** The kind that comes nearest to fitting, for saying what is missing. */
export function nearest(columns: readonly string[]): Candidate | undefined {
  const all = kindDeclarations
    .filter(({ lastResort: isLast }) => !isLast)
    .map(({ kind }) => candidate(columns, kind))
    .filter(({ matches }) => matches.length > 0);
  return all.sort((a, b) => a.missing.length - b.missing.length || fit(b) - fit(a))[0];
}

function fit({ matches, declaration }: Candidate): number {
  return matches.reduce((sum, { score }) => sum + score, 0) + declaration.needs.length / 2;
}
