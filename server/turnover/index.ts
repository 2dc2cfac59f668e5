import { askedPeriod } from '#server/facts/askedPeriod.ts';
import type { Context } from '#server/facts/context.ts';
import { NO_CODE } from '#server/facts/snapshot.ts';
import { release, type Released, releaseTeam } from '#server/privacy/index.ts';
import { isoFromDay } from '#shared/calendar/day.ts';
import type {
  RetentionRequest,
  RetentionResponse,
  TurnoverRequest,
  TurnoverResponse,
} from '#shared/contract/turnover.ts';
import { compute } from './compute.ts';
import { turnoverFacts } from './facts.ts';
import { notes as notesOf } from './notes.ts';
import { type QuarterTurnover, turnoverQuarters } from './quarters.ts';
import { managerCode, retentionCurve } from './retention.ts';

/** All time the records tell of. */
const ALWAYS = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** How many leave under each manager (department, place, role), how often, and is it more than the same people would elsewhere? */
export async function turnover(context: Context, request: TurnoverRequest): Promise<Released<TurnoverResponse>> {
  const { snapshot, scope } = context;
  const asked = askedPeriod(snapshot, request);
  const facts = turnoverFacts(snapshot, request.by, asked);
  const days = facts.period ?? { from: 0, to: 0 };
  const comparison = await context.compareExits({ by: request.by, ...days, exits: 'all' });
  const { rows, total } = compute(snapshot, request.by, facts, comparison);
  const period = facts.period && { from: isoFromDay(days.from), to: isoFromDay(days.to - 1) };
  // Without a hire or exit date nothing was measured: a 0 would say that nobody left.
  const known = snapshot.has.hireDates || snapshot.has.exits;
  return release(scope, {
    rows: known ? rows : [],
    told: asked,
    companyWide: { total: known ? total : undefined, funnel: comparison.funnel },
    open: {
      period: period ?? asked.shown,
      allowedFor: comparison.allowedFor,
      leftOut: comparison.leftOut,
      notes: known
        ? notesOf(snapshot, request.by, facts, scope.everyone ? comparison : undefined)
        : ['Turnover cannot be given: no hire or exit dates. Import a roster that has them.'],
    },
  });
}

/** What share is still employed so many years after hire: in one manager's team, and in the company? */
export async function retention(
  { snapshot, scope }: Context,
  { manager }: RetentionRequest,
): Promise<Released<RetentionResponse>> {
  const code = manager === undefined || !scope.sees(manager, ALWAYS) ? NO_CODE : managerCode(snapshot, manager);
  const team = code === NO_CODE ? undefined : retentionCurve(snapshot, code);
  const company = retentionCurve(snapshot, undefined);
  const notes =
    company === undefined ? ['Retention cannot be given: no hire dates. Import a roster that has them.'] : [];
  return releaseTeam(scope, manager ?? '', {
    team: { team },
    told: ALWAYS,
    companyWide: { company },
    open: { notes },
  });
}

/** How does turnover go from quarter to quarter, over everybody? For readers of everyone only. */
export async function quarterlyTurnover(
  { snapshot, scope }: Context,
  request: Omit<TurnoverRequest, 'by'>,
): Promise<Released<{ quarters?: QuarterTurnover[] }>> {
  const quarters = turnoverQuarters(snapshot.spells, askedPeriod(snapshot, request));
  return releaseTeam(scope, '', { team: {}, told: ALWAYS, companyWide: { quarters }, open: {} });
}
