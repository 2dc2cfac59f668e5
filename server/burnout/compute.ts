import type { Ref } from '#shared/contract/grouping.ts';
import type { BurnoutResponse, Evidence, Finding, Outcome } from '#shared/contract/burnout.ts';
import { type Pattern, patterns } from '#shared/metrics/patterns.ts';
import { type SignalId, signals } from '#shared/metrics/signals.ts';
import type { Measured } from './signals/measured.ts';

/** A manager looked at. */
export interface Looked {
  manager: Ref;
  teamSize: number;
  /** Place in every signal. */
  at: number;
  /** Days since they had their first report. */
  daysInPost: number;
}

/** Days a manager has before anything is held to be theirs. */
export const ALLOWANCE_DAYS = 180;

const strength = (finding: Finding): number => (finding.level === 'strong evidence' ? 0 : 1);

type OfPattern = 'found' | 'not found' | 'cannot tell';

/**
 * Which of the managers match which pattern, with all evidence; and how many cannot be told of. Found is the same whoever asks; `numbers`
 * says whether what other teams answered may stand in the evidence, or only what the manager's own did.
 */
export function compute(
  looked: readonly Looked[],
  measured: ReadonlyMap<SignalId, Measured>,
  numbers: 'all' | 'own' = 'all',
): Pick<BurnoutResponse, 'findings' | 'looked' | 'cannotTell' | 'outcomes' | 'patterns'> {
  const described = patterns.map((pattern) => describe(pattern, measured));
  const runnable = patterns.filter((_, i) => described[i].canRun);
  const findings: Finding[] = [];
  const outcomes = looked.map((one) => {
    const ofPatterns = runnable.map((pattern): OfPattern =>
      one.daysInPost < ALLOWANCE_DAYS ? 'cannot tell' : outcomeOf(pattern, measured, one.at),
    );
    runnable.forEach((pattern, i) => {
      if (ofPatterns[i] === 'found') findings.push(findingOf(pattern, measured, one, numbers));
    });
    return { manager: one.manager, outcome: together(ofPatterns) };
  });
  findings.sort((a, b) => strength(a) - strength(b) || b.for.length - a.for.length);
  const cannotTell = outcomes.filter(({ outcome }) => outcome === 'too few records').length;
  return { findings, looked: looked.length, cannotTell, outcomes, patterns: described };
}

function together(ofPatterns: readonly OfPattern[]): Outcome {
  if (ofPatterns.includes('found')) return 'found';
  return ofPatterns.includes('not found') ? 'not found' : 'too few records';
}

/**
 * Found: a signal of every list holds, those that hold come from at least two sources, and one of them persisted. Not found: some list has
 * signals that were measured, and none that holds or cannot be told.
 */
export function outcomeOf(pattern: Pattern, measured: ReadonlyMap<SignalId, Measured>, at: number): OfPattern {
  const holding = pattern.needs.map((list) => list.filter((id) => measured.get(id)?.says(at) === 'for'));
  if (holding.every((list) => list.length > 0)) {
    const sources = new Set(holding.flat().map((id) => signals[id].source));
    const persisted = holding.flat().some((id) => measured.get(id)!.periods(at) >= pattern.persistence);
    return sources.size >= 2 && persisted ? 'found' : 'not found';
  }
  const refuted = pattern.needs.some((list, i) => {
    const says = list.map((id) => measured.get(id)?.says(at));
    return holding[i].length === 0 && says.includes('against') && !says.includes('cannot tell');
  });
  return refuted ? 'not found' : 'cannot tell';
}

function findingOf(
  pattern: Pattern,
  measured: ReadonlyMap<SignalId, Measured>,
  looked: Looked,
  numbers: 'all' | 'own',
): Finding {
  const ids = [...new Set([...pattern.needs.flat(), ...pattern.supports])];
  const signalsOf = ids.flatMap((id) => measured.get(id) ?? []);
  const told = signalsOf.map((signal) => ((numbers === 'own' && signal.ownEvidence) || signal.evidence)(looked.at));
  const saying = (says: Evidence['says']): Evidence[] => told.filter((evidence) => evidence.says === says);
  const sure = signalsOf
    .map((signal) => signal.evidence(looked.at))
    .filter((evidence) => evidence.says === 'for' && isBeyondChance(evidence));
  const lasting = sure.filter((evidence) => (evidence.periods ?? 0) >= pattern.persistence);
  return {
    pattern: pattern.name,
    manager: looked.manager,
    teamSize: looked.teamSize,
    level: sure.length >= 3 && lasting.length >= 2 ? 'strong evidence' : 'watch',
    headline: `${looked.manager.name}’s team ${pattern.headline}`,
    for: saying('for'),
    against: saying('against'),
    cannotTell: saying('cannot tell'),
    reason: pattern.reason,
    whatHelps: [...pattern.whatHelps],
    whatWouldClearIt: pattern.whatWouldClearIt,
  };
}

/** Does the evidence hold by itself: is what it is compared with outside its interval? */
function isBeyondChance({ compared, interval }: Evidence): boolean {
  if (compared === undefined || interval === undefined) return false;
  return compared < interval.lower || compared > interval.upper;
}

/** What a pattern asks and needs, and whether what was imported is enough to look for it. */
function describe(pattern: Pattern, measured: ReadonlyMap<SignalId, Measured>): BurnoutResponse['patterns'][number] {
  const lacking = pattern.needs.filter((list) => list.every((id) => measured.get(id)?.missing !== undefined));
  const why = lacking.map((list) => list.map((id) => signals[id].needs).join(', or ')).join('; and ');
  return {
    id: pattern.id,
    name: pattern.name,
    question: pattern.question,
    needs: pattern.needsInWords,
    canRun: lacking.length === 0,
    why: lacking.length === 0 ? undefined : `Missing: ${why}.`,
  };
}
