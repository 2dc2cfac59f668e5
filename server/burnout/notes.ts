import type { BurnoutResponse } from '#shared/contract/burnout.ts';
import { patterns } from '#shared/metrics/patterns.ts';
import { ALLOWANCE_DAYS, type Looked } from './compute.ts';
import type { Window } from './facts.ts';

/** What limits the watch, in a sentence each. */
export function notes(window: Window, looked: readonly Looked[]): string[] {
  const told = [
    'A pattern names signals in records and answers of a team, never a person’s state; each finding is for a person to look into.',
  ];
  if (window.parts.length < 2) {
    told.push('No pattern can be found in less than two half-years of records: nothing is named before it has lasted.');
  }
  const fresh = looked.filter(({ daysInPost }) => daysInPost < ALLOWANCE_DAYS).length;
  if (fresh > 0) {
    told.push(
      `${fresh} of ${looked.length} managers have had a team for less than ${ALLOWANCE_DAYS} days: what shows there was inherited, and is not held against them.`,
    );
  }
  return told;
}

/** The answer where there is nobody to look at. */
export function nothingToLookAt(): BurnoutResponse {
  return {
    findings: [],
    looked: 0,
    cannotTell: 0,
    outcomes: [],
    patterns: patterns.map(({ id, name, question, needsInWords }) => ({
      id,
      name,
      question,
      needs: needsInWords,
      canRun: false,
      why: 'Missing: a roster with managers, hire and exit dates.',
    })),
    notes: ['Nobody can be looked at: no dated stays under a manager in this period. Import a roster or assignments.'],
  };
}
