import { askedPeriod } from '#server/facts/askedPeriod.ts';
import type { Context } from '#server/facts/context.ts';
import { groupRef } from '#server/facts/groups.ts';
import { NO_CODE } from '#server/facts/snapshot.ts';
import { Problem } from '#server/http/problem.ts';
import { combine, release, type Released, releaseTeam } from '#server/privacy/index.ts';
import { quarterlyTurnover } from '#server/turnover/index.ts';
import type {
  ManagerProfileRequest,
  ManagerProfileResponse,
  ManagersRequest,
  ManagersResponse,
  ManagersRow,
  OverviewResponse,
} from '#shared/contract/managers.ts';
import { latestOfEach, managerRows, notesOf, rowOf, verdictCounts } from './compute.ts';
import { managersEver, teamsOnDay } from './facts.ts';
import { roomsByManager, valuesOf } from './rooms.ts';

/** Which managers' teams need help: one line a manager, with what every room says of them. */
export async function managers(context: Context, request: ManagersRequest): Promise<Released<ManagersResponse>> {
  const rooms = await roomsByManager(context, request);
  return combine({ ...rooms, teams: teamSizes(context, request) }, ({ teams, ...parts }) => {
    const answers = valuesOf(parts);
    return {
      period: answers.turnover.period,
      rows: managerRows(teams.value.rows, answers),
      funnel: answers.turnover.funnel,
      notes: notesOf(answers.turnover, answers.morale, answers.ramp, answers.practice, answers.burnout),
    };
  });
}

/** How is one manager's team, beside the company? */
export async function managerProfile(
  context: Context,
  request: ManagerProfileRequest,
): Promise<Released<ManagerProfileResponse>> {
  const { snapshot, scope } = context;
  const id = request.manager;
  const person = snapshot.people.externalId.indexOf(id);
  const asked = askedPeriod(snapshot, request);
  // Somebody out of sight is answered as somebody who does not exist.
  if (person < 0 || !scope.sees(id, asked))
    throw new Problem(404, `You see no manager with the id ${id} in this period.`, 'Choose one from the managers.');
  const teams = teamsOnDay(snapshot, asked.to);
  const above = teams.managerOf(person);
  const team = releaseTeam(scope, id, {
    team: {
      teamSize: teams.sizes.get(person) ?? 0,
      ledUntil: teams.ledUntil(person),
      reportsTo: above === NO_CODE ? undefined : seenOrNot(context, asked, above),
    },
    told: asked,
    companyWide: {},
    open: { manager: groupRef(snapshot, 'manager', person) },
  });
  return combine({ ...(await roomsByManager(context, request)), team }, ({ team: own, ...parts }) => {
    const answers = valuesOf(parts);
    return {
      period: answers.turnover.period,
      manager: own.value.manager,
      teamSize: own.value.teamSize ?? 0,
      ledUntil: own.value.ledUntil,
      reportsTo: own.value.reportsTo,
      turnover: rowOf(answers.turnover.rows, id),
      morale: rowOf(answers.morale.rows, id),
      companyMorale: answers.morale.company,
      ramp: rowOf(answers.ramp.rows, id)?.measures ?? [],
      companyRamp: answers.ramp.company ?? [],
      practice: rowOf(answers.practice.rows, id),
      companyPractice: answers.practice.total,
      findings: answers.burnout.findings.filter((finding) => finding.manager.id === id),
      burnout: rowOf(answers.burnout.outcomes, id)?.outcome,
      allowedFor: answers.turnover.allowedFor,
      notes: notesOf(answers.turnover, answers.morale, answers.ramp, answers.practice),
    };
  });
}

/** The answer first: how many people, how many leave, which teams match a pattern, and how that goes from quarter to quarter. */
export async function overview(context: Context, request: ManagersRequest): Promise<Released<OverviewResponse>> {
  const { snapshot } = context;
  const rooms = await roomsByManager(context, request);
  const quarterly = await quarterlyTurnover(context, request);
  const teams = teamSizes(context, request);
  return combine({ ...rooms, teams, quarterly }, ({ quarterly: trend, teams: { value: sizes }, ...parts }) => {
    const answers = valuesOf(parts);
    const led = sizes.rows.filter(({ teamSize }) => teamSize > 0);
    const leading = new Set(led.map(({ manager }) => manager.id));
    return {
      empty: snapshot.people.externalId.length === 0,
      period: answers.turnover.period,
      employees: sizes.employees ?? led.reduce((sum, { teamSize }) => sum + teamSize, 0),
      managers: led.length,
      former: formerOf(sizes.rows, new Set(answers.turnover.rows.map(({ manager }) => manager?.id))),
      turnover: answers.turnover.total,
      quarters: trend.value.quarters ?? [],
      verdicts: verdictCounts(answers.turnover.rows.filter((row) => row.manager && leading.has(row.manager.id))),
      morale: latestOfEach(answers.morale.company),
      ramp: answers.ramp.company ?? [],
      practice: answers.practice.total,
      findings: answers.burnout.findings,
      patternsLookedFor: answers.burnout.patterns.filter(({ canRun }) => canRun).length,
      lookedAt: { managers: answers.burnout.looked, cannotTell: answers.burnout.cannotTell },
      imports: snapshot.imports,
      notes: notesOf(answers.turnover, answers.burnout),
    };
  });
}

function seenOrNot({ snapshot, scope }: Context, asked: { from: number; to: number }, person: number) {
  const manager = groupRef(snapshot, 'manager', person);
  return { ...manager, isSeen: scope.sees(manager.id, asked) };
}

/** Those who led until a day in the past, of whom there is something to tell. */
function formerOf(
  rows: readonly Pick<ManagersRow, 'manager' | 'ledUntil'>[],
  told: ReadonlySet<string | undefined>,
): OverviewResponse['former'] {
  const ends = rows.flatMap(({ manager, ledUntil }) =>
    told.has(manager.id) && ledUntil !== undefined ? [ledUntil] : [],
  );
  const ledUntil = ends.sort().at(-1);
  return ledUntil === undefined ? undefined : { managers: ends.length, ledUntil };
}

function teamSizes({ snapshot, scope }: Context, request: ManagersRequest) {
  const asked = askedPeriod(snapshot, request);
  const { sizes, employees, ledUntil } = teamsOnDay(snapshot, asked.to);
  const codes = new Map(snapshot.people.externalId.map((id, code) => [id, code]));
  const rows = managersEver(snapshot).map((manager) => {
    const code = codes.get(manager.id)!;
    return { manager, teamSize: sizes.get(code) ?? 0, ledUntil: ledUntil(code) };
  });
  return release(scope, { rows, told: asked, companyWide: { employees }, open: {} });
}
