import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '#drizzle/schema/index.ts';
import { readSnapshot } from '#server/facts/readSnapshot.ts';
import { CELL_GROUPINGS } from '#server/facts/releasedFacts.ts';
import { EXIT_TYPES, NO_CODE, type Snapshot, UNKNOWN_DAY } from '#server/facts/snapshot.ts';
import { dayFromIso } from '#shared/calendar/day.ts';
import { monthFromText } from '#shared/calendar/month.ts';
import { decideWaves } from '#server/privacy/decideWaves.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';

const from = { importId: 1, fileNo: 1, line: 2 };
const day = (iso: string) => dayFromIso(iso)!;
// In order of employee_id: Ada manages Bo until 2021-07-01, then Cy does; Bo leaves on 2022-01-01. Dee has no known start.
const [ADA, BO, CY, DEE] = [0, 1, 2, 3];

async function fill({ db }: TestDatabase) {
  await db.transaction(async ({ orm }) => {
    await orm.insert(schema.employees).values(
      ['Ada', 'Bo', 'Cy', 'Dee'].map((name) => ({
        externalId: name.toLowerCase(),
        name,
        placeholder: name === 'Ada',
        ...from,
      })),
    );
    const ids = (
      await orm.select({ id: schema.employees.employeeId }).from(schema.employees).orderBy(schema.employees.employeeId)
    ).map((row) => row.id);
    const [ada, bo, cy, dee] = ids;
    await orm.insert(schema.employments).values([
      {
        employeeId: bo,
        employmentNo: 1,
        hiredOn: '2021-01-01',
        leftOn: '2022-01-01',
        exitType: 'voluntary',
        regretted: true,
        ...from,
      },
      { employeeId: cy, employmentNo: 1, hiredOn: '2020-01-01', ...from },
    ]);
    await orm.insert(schema.assignments).values([
      {
        employeeId: bo,
        startsOn: '2021-01-01',
        endsOn: '2021-07-01',
        managerId: ada,
        role: 'Rep',
        level: 'L1',
        department: 'Sales',
        origin: 'assignments',
        ...from,
      },
      {
        employeeId: bo,
        startsOn: '2021-07-01',
        endsOn: null,
        managerId: cy,
        role: 'Rep',
        level: 'L1',
        department: 'Sales',
        origin: 'assignments',
        ...from,
      },
      {
        employeeId: cy,
        startsOn: '2020-01-01',
        endsOn: null,
        managerId: null,
        role: 'Lead',
        department: 'Sales',
        origin: 'assignments',
        ...from,
      },
      { employeeId: dee, startsOn: null, endsOn: null, managerId: cy, location: 'East', origin: 'sales team', ...from },
    ]);
    const file = {
      importId: 1,
      name: 'a.csv',
      sha256: '',
      mapping: {},
      rowsRead: 0,
      rowsNew: 0,
      rowsChanged: 0,
      rowsUnchanged: 0,
      rowsRejected: 0,
    };
    await orm.insert(schema.importFiles).values([
      { ...file, fileNo: 1, kind: 'roster', asOf: '2022-06-30' },
      { ...file, fileNo: 2, kind: 'deals', asOf: '2022-12-31' },
    ]);
    const at = '2022-12-31T10:00:00.000Z';
    await orm.insert(schema.imports).values({ startedAt: at, appliedAt: at, actor: 'test' });
    await orm.insert(schema.publication).values({ importId: 1, version: 7 });
    await orm.insert(schema.deals).values([
      {
        dealId: 'd1',
        employeeId: bo,
        stage: 'won',
        stageName: 'Won',
        value: 100,
        openedOn: '2021-02-01',
        closedOn: '2021-03-05',
        ...from,
      },
      {
        dealId: 'd2',
        employeeId: bo,
        stage: 'won',
        stageName: 'Won',
        value: 50.5,
        openedOn: null,
        closedOn: '2021-07-01',
        ...from,
      },
      {
        dealId: 'd3',
        employeeId: null,
        stage: 'open',
        stageName: 'New',
        value: null,
        openedOn: null,
        closedOn: null,
        ...from,
      },
    ]);
    await orm
      .insert(schema.dealOwnerChanges)
      .values({ dealId: 'd2', changedOn: '2021-06-30', fromEmployeeId: bo, toEmployeeId: ada, ...from });
    await orm.insert(schema.quotas).values({ employeeId: bo, month: '2021-03-01', amount: 80, ...from });
    await orm.insert(schema.activityParticipants).values([
      { employeeId: bo, activityId: 'm1', heldOn: '2021-03-10', kind: 'customer meeting', afterHours: true, ...from },
      { employeeId: ada, activityId: 'm1', heldOn: '2021-03-10', kind: 'customer meeting', afterHours: true, ...from },
      { employeeId: bo, activityId: 'm2', heldOn: '2021-03-11', kind: 'customer meeting', afterHours: false, ...from },
    ]);
    await orm.insert(schema.surveys).values({ name: 'Pulse', ...from });
    await orm.insert(schema.surveyItems).values([
      { surveyId: 1, item: 'q1', dimension: 'morale', scaleLow: 1, scaleHigh: 5, reversed: false, ...from },
      { surveyId: 1, item: 'q2', dimension: 'morale', scaleLow: 1, scaleHigh: 5, reversed: false, ...from },
    ]);
    await orm.insert(schema.surveyWaves).values({ surveyId: 1, name: 'W1', closedOn: '2021-05-01', ...from });
    const answer = { waveId: 1, managerId: ada, department: 'Sales', ...from };
    await orm.insert(schema.surveyAnswers).values([
      { ...answer, respondent: 'a', item: 'q1', value: 5 },
      { ...answer, respondent: 'a', item: 'q2', value: 4 },
      { ...answer, respondent: 'b', item: 'q1', value: 2 },
      { ...answer, respondent: 'b', item: 'q2', value: 3 },
    ]);
  });
}

describe.each(databases)('the snapshot ($name)', ({ open }) => {
  let database: TestDatabase;
  let snapshot: Snapshot;
  beforeAll(async () => {
    database = await open();
    await fill(database);
    await database.db.transaction((session) =>
      decideWaves(session, { importId: 1, now: new Date('2022-12-31T10:00:00Z') }),
    );
    snapshot = await readSnapshot(database.db);
  });
  afterAll(() => database.close());

  it('bears the published version, and speaks from the first dated record to the last day a file knows of', () => {
    expect(snapshot).toMatchObject({
      version: 7,
      imports: { files: 2, last: '2022-12-31T10:00:00.000Z' },
      recordsFrom: day('2020-01-01'),
      recordsThrough: day('2022-12-31'),
    });
  });

  it('numbers people by employee_id, with their hire and their first won deal', () => {
    expect(snapshot.people.name).toEqual(['Ada', 'Bo', 'Cy', 'Dee']);
    expect([...snapshot.people.placeholder]).toEqual([1, 0, 0, 0]);
    expect([...snapshot.people.hired]).toEqual([UNKNOWN_DAY, day('2021-01-01'), day('2020-01-01'), UNKNOWN_DAY]);
    expect([...snapshot.people.firstWon]).toEqual([UNKNOWN_DAY, day('2021-03-05'), UNKNOWN_DAY, UNKNOWN_DAY]);
  });

  it('has a spell for each stay under a manager, ended by the exit or by the last day the people files know of', () => {
    const { spells } = snapshot;
    const rows = [...spells.employee].map((employee, i) => [
      employee,
      spells.manager[i],
      spells.from[i],
      spells.to[i],
      EXIT_TYPES[spells.exit[i]],
    ]);
    expect(rows).toEqual([
      [CY, NO_CODE, day('2020-01-01'), day('2022-06-30'), 'none'],
      [BO, ADA, day('2021-01-01'), day('2021-07-01'), 'none'],
      [BO, CY, day('2021-07-01'), day('2022-01-01'), 'voluntary'],
      [DEE, CY, UNKNOWN_DAY, day('2022-06-30'), 'none'],
    ]);
    expect([...spells.regretted]).toEqual([0, 2, 2, 0]);
    expect(snapshot.labels).toEqual({
      role: ['Lead', 'Rep'],
      level: ['L1'],
      department: ['Sales'],
      location: ['East'],
      dimension: ['morale'],
      tenureBand: [],
    });
    expect([...spells.location]).toEqual([NO_CODE, NO_CODE, NO_CODE, 0]);
  });

  it("credits a deal to the manager its owner had on the closing day, and an owner change to the one before's", () => {
    expect([...snapshot.deals.owner]).toEqual([BO, BO, NO_CODE]);
    expect([...snapshot.deals.manager]).toEqual([ADA, CY, NO_CODE]);
    expect([...snapshot.deals.value]).toEqual([100, 50.5, Number.NaN]);
    expect({ ...snapshot.ownerChanges }).toEqual({
      deal: Int32Array.of(1),
      stage: Int32Array.of(1),
      value: Float64Array.of(50.5),
      from: Int32Array.of(BO),
      to: Int32Array.of(ADA),
      on: Int32Array.of(day('2021-06-30')),
      managerOfFrom: Int32Array.of(ADA),
    });
    expect([...snapshot.salesMonths.won]).toEqual([100, 50.5]);
    expect([...snapshot.quotas.month]).toEqual([monthFromText('2021-03')]);
  });

  it('holds the released cells and nothing else of the answers: two respondents are too few for any number', () => {
    const { released } = snapshot;
    expect([...released.grouping].map((code) => CELL_GROUPINGS[code])).toEqual(['company', 'department', 'manager']);
    expect([...released.group]).toEqual([0, 0, ADA]);
    for (const column of ['respondents', 'answers', 'sum', 'sumSquares', 'favourable', 'agreement'] as const) {
      expect([...released[column]]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    }
    expect([...released.decision]).toEqual([1, 1, 1]);
    expect(snapshot.waves[0]).toMatchObject({ minimumGroup: 5, laterRespondents: 0 });
  });

  it("counts a team's month: days under the manager, reports' meetings, those after hours and those the manager joined", () => {
    const { teamMonths } = snapshot;
    const march = teamMonths.month.findIndex(
      (month, i) => month === monthFromText('2021-03') && teamMonths.manager[i] === ADA,
    );
    expect([
      teamMonths.personDays[march],
      teamMonths.meetings[march],
      teamMonths.afterHours[march],
      teamMonths.jointCalls[march],
    ]).toEqual([31, 2, 1, 1]);
  });

  it('says which sources were never imported', () => {
    expect(snapshot.has).toMatchObject({
      hireDates: true,
      exits: true,
      deals: true,
      answers: true,
      meetings: true,
      coaching: false,
      absences: false,
    });
  });
});
