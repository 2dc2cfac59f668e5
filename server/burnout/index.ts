import { askedPeriod } from '#server/facts/askedPeriod.ts';
import type { Context } from '#server/facts/context.ts';
import { groupRef } from '#server/facts/groups.ts';
import { remembered } from '#server/facts/remembered.ts';
import { NO_CODE } from '#server/facts/snapshot.ts';
import { compareMorale } from '#server/morale/index.ts';
import type { ExitComparisonRequest } from '#server/peers/exitComparison.ts';
import { combine, type Released } from '#server/privacy/index.ts';
import { isoFromDay } from '#shared/calendar/day.ts';
import { monthOfDay, textFromMonth } from '#shared/calendar/month.ts';
import type { BurnoutRequest, BurnoutResponse } from '#shared/contract/burnout.ts';
import { patterns } from '#shared/metrics/patterns.ts';
import { ALLOWANCE_DAYS, compute, type Looked } from './compute.ts';
import { type ManagerFacts, managerFacts, type Window, windowOf } from './facts.ts';
import { notes, nothingToLookAt } from './notes.ts';
import { type ExitComparisons, recordSignals, surveySignals } from './signals/allSignals.ts';
import type { Answerable } from './signals/surveySeries.ts';

/** Readers of everyone all get the same, and most periods end on the same day. */
const known = remembered<Released<BurnoutResponse>>(16);
const WINDOW_MONTHS = Math.max(...patterns.map((pattern) => pattern.windowMonths));

/** Which teams match a pattern of burnout, with the evidence for and against, and what would clear it? */
export async function burnout(context: Context, request: BurnoutRequest): Promise<Released<BurnoutResponse>> {
  const { snapshot, scope } = context;
  const window = windowOf(snapshot, askedPeriod(snapshot, request), WINDOW_MONTHS);
  if (window === undefined) return combine({}, nothingToLookAt);
  if (!scope.everyone) return lookedBack(context, window);
  return known(snapshot, keyOf(window), () => lookedBack(context, window));
}

/** Patterns look back further than what is asked about: of somebody who was below the reader for a time only, nothing is told. */
const ALL_TIME = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

interface OfRecords {
  managers: Answerable;
  records: ReturnType<typeof recordSignals>;
}

/** What the records say of every team, whoever asks: each reader is told of those in their scope. */
const knownRecords = remembered<OfRecords>(16);
const keyOf = ({ from, to }: Window): string => `${from} ${to}`;

async function ofRecords(context: Context, window: Window): Promise<OfRecords> {
  const managers = answerable(context, managerFacts(context.snapshot, window));
  const exits = {
    voluntary: await comparisons(context, window, 'voluntary'),
    firstYear: await comparisons(context, window, 'first year'),
  };
  return { managers, records: recordSignals(context.snapshot, window, managers.facts, exits) };
}

async function lookedBack(context: Context, window: Window): Promise<Released<BurnoutResponse>> {
  const { snapshot, scope } = context;
  const { managers, records } = await knownRecords(snapshot, keyOf(window), () => ofRecords(context, window));
  const subjects = { rows: lookedAt(context, managers.facts, window), told: ALL_TIME };
  const [from, to] = [window.from, window.to - 1].map((day) => textFromMonth(monthOfDay(day)));
  return compareMorale(context, { from, to }, subjects, (looked, answers) => {
    const measured = [...records, ...surveySignals(answers, window, managers)];
    return {
      period: { from: isoFromDay(window.from), to: isoFromDay(window.to - 1) },
      ...compute(looked, new Map(measured.map((signal) => [signal.id, signal])), scope.everyone ? 'all' : 'own'),
      notes: notes(window, looked),
    };
  });
}

function answerable({ snapshot }: Context, facts: ManagerFacts): Answerable {
  const places = new Map(Array.from(facts.code, (code, at) => [snapshot.people.externalId[code], at]));
  return {
    facts,
    placeOf: (id) => (id === undefined ? NO_CODE : (places.get(id) ?? NO_CODE)),
    answersFrom: (at) => facts.since[at] + ALLOWANCE_DAYS,
  };
}

function lookedAt({ snapshot }: Context, facts: ManagerFacts, window: Window): Looked[] {
  return Array.from(facts.code, (code, at) => ({
    manager: groupRef(snapshot, 'manager', code),
    teamSize: facts.teamSize[at],
    at,
    daysInPost: window.to - facts.since[at],
  }));
}

async function comparisons(
  context: Context,
  window: Window,
  exits: ExitComparisonRequest['exits'],
): Promise<ExitComparisons> {
  const compare = ({ from, to }: { from: number; to: number }) =>
    context.compareExits({ by: 'manager', from, to, exits });
  return { window: await compare(window), parts: await Promise.all(window.parts.map(compare)) };
}
