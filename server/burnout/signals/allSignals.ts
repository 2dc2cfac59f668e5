import type { Snapshot } from '#server/facts/snapshot.ts';
import type { ExitComparison } from '#server/peers/exitComparison.ts';
import type { TeamAnswers } from '#server/morale/index.ts';
import type { SignalId } from '#shared/metrics/signals.ts';
import type { ManagerFacts, Window } from '../facts.ts';
import { type CountGrid, ownSellingGrid, takeoverGrid, type TeamColumn, teamGrid } from './countGrid.ts';
import { countSignal, type CountSignalWords } from './countSignal.ts';
import { exitSignal } from './exitSignal.ts';
import { type Measured, missing } from './measured.ts';
import { rampGrid } from './rampGrid.ts';
import { type Answerable, type Followed, surveySeries } from './surveySeries.ts';
import { fallSignal, levelSignal } from './surveySignal.ts';

/** Comparisons over the window and over each half-year of it. */
export interface ExitComparisons {
  window: ExitComparison;
  parts: ExitComparison[];
}

/** Every signal that comes from records alone: HR, sales and activity. */
export function recordSignals(
  snapshot: Snapshot,
  window: Window,
  managers: ManagerFacts,
  exits: { voluntary: ExitComparisons; firstYear: ExitComparisons },
): Measured[] {
  const { has } = snapshot;
  const exit = (there: boolean, id: 'excess voluntary exits' | 'early exits', compared: ExitComparisons): Measured =>
    there ? exitSignal(id, compared.window, compared.parts, managers) : missing(id);
  const counts = [...teamCounts(snapshot, window, managers), ...salesCounts(snapshot, window, managers)];
  return [
    exit(has.exits, 'excess voluntary exits', exits.voluntary),
    exit(has.exits && has.hireDates, 'early exits', exits.firstYear),
    ...counts.map(({ there, grid, words }) =>
      there ? countSignal(words, grid(), managers, window) : missing(words.id),
    ),
  ];
}

interface Count {
  there: boolean;
  grid: () => CountGrid;
  words: CountSignalWords;
}

function teamCounts(snapshot: Snapshot, window: Window, managers: ManagerFacts): Count[] {
  const { has } = snapshot;
  const team = (count: TeamColumn, over: TeamColumn) => () => teamGrid(snapshot, window, managers, count, over);
  return [
    {
      there: has.absences,
      grid: team('absenceDays', 'personDays'),
      words: { id: 'absence rise', looksFor: 'more', counted: (days) => `${whole(days)} days of absence` },
    },
    {
      there: has.meetings,
      grid: team('afterHours', 'meetings'),
      words: { id: 'after-hours share', looksFor: 'more', counted: (n) => `${whole(n)} customer meetings after hours` },
    },
    {
      there: has.coaching,
      grid: team('coachingSessions', 'personDays'),
      words: { id: 'coaching drought', looksFor: 'less', counted: (n) => `${whole(n)} coaching sessions` },
    },
    {
      there: has.training,
      grid: team('trainingHours', 'personDays'),
      words: { id: 'training drought', looksFor: 'less', counted: (hours) => `${whole(hours)} hours of training` },
    },
  ];
}

function salesCounts(snapshot: Snapshot, window: Window, managers: ManagerFacts): Count[] {
  const { has } = snapshot;
  const selling = ownSellingGrid(snapshot, window, managers);
  return [
    {
      there: has.deals && has.hireDates,
      grid: () => rampGrid(snapshot, window, managers),
      words: { id: 'slow ramp', looksFor: 'less', counted: (n) => `${whole(n)} first deals of new hires` },
    },
    {
      there: has.deals,
      grid: () => selling.grid,
      words: {
        id: 'own selling',
        looksFor: 'more',
        counted: (n) => `${whole(n)} deals won by the manager`,
        // Selling now and then is no pattern: at least as much as one seat of the team.
        also: (at, won) => !(won < selling.perSeat[at]),
      },
    },
    {
      there: has.ownerChanges,
      grid: () => takeoverGrid(snapshot, window, managers),
      words: { id: 'takeovers', looksFor: 'more', counted: (n) => `${whole(n)} deals taken over from reports` },
    },
  ];
}

/** Every signal that comes from a survey, from released values alone. */
export function surveySignals(morale: TeamAnswers, window: Window, managers: Answerable): Measured[] {
  const series = (id: SignalId, followed: Followed = 'score') => surveySeries(id, followed, morale, window, managers);
  return [
    levelSignal('exhaustion', 'high', series('exhaustion')),
    levelSignal('low morale', 'low', series('low morale')),
    fallSignal('morale fall', series('morale fall')),
    fallSignal('participation fall', series('participation fall', 'participation')),
    levelSignal('low training score', 'low', series('low training score')),
    levelSignal('low coaching score', 'low', series('low coaching score')),
    levelSignal('low support score', 'low', series('low support score')),
  ];
}

const whole = (value: number): string => String(Math.round(value));
