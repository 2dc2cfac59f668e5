import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '#drizzle/schema/index.ts';
import type { CommentGroup, CommentsResponse } from '#shared/contract/comments.ts';
import type { MoraleResponse } from '#shared/contract/morale.ts';
import { databases } from '#test/databases/databases.ts';
import {
  type Actor,
  ACTORS,
  EXECUTIVE,
  maySee,
  PERIODS,
  type PeriodName,
  roomStatus,
  SUBJECTS,
  type Subject,
} from './matrix/actors.ts';
import { BEFORE, OTHERS, ROOMS } from './matrix/expectations.ts';
import { type MatrixServer, matrixServer } from './matrix/matrixServer.ts';
import { routesOf } from './matrix/routesOf.ts';
import { companyWide, hasRow } from './matrix/told.ts';

const subjects = Object.keys(SUBJECTS) as Subject[];
const periods = Object.keys(PERIODS) as PeriodName[];
const rooms = ROOMS.map((route) => route.split(' ')[1]);
/** Rooms that are asked about one manager: by the address, or by a parameter. */
const ofOne = ['/api/managers/:manager', '/api/retention'];
/** Rooms that are asked about no period. */
const timeless = ['/api/retention', '/api/scope'];
/** Comments have groups of their own, and are asked by the wave. */
const ofMany = rooms.filter((path) => !ofOne.includes(path) && path !== '/api/comments');

const nameOf = ({ grouping, manager }: CommentGroup) => [grouping, ...(manager ? [manager.id] : [])].join(' ');

describe.each(databases)('who is answered what ($name)', (engine) => {
  let server: MatrixServer;
  let names: Map<string, string>;
  let cells = 0;
  /** Which rows there are to see at all: what the owner gets. */
  const there = new Set<string>();
  const ask = (actor: Actor, path: string, period: PeriodName, subject?: Subject) => {
    const one = subject === undefined ? '' : SUBJECTS[subject];
    const parameters = [
      timeless.includes(path) ? '' : PERIODS[period],
      path === '/api/retention' && one !== '' ? `manager=${one}` : '',
    ];
    return server.ask(actor, 'GET', `${path.replace(':manager', one)}?${parameters.filter(Boolean).join('&')}`);
  };

  beforeAll(async () => {
    server = await matrixServer(engine);
    const { rows } = (await server.ask('owner', 'GET', '/api/managers')).body as {
      rows: { manager: { id: string; name: string } }[];
    };
    names = new Map(rows.map(({ manager }) => [manager.id, manager.name]));
  }, 300_000);
  afterAll(async () => {
    process.stdout.write(`access matrix (${engine.name}): ${cells} cells of route, actor and manager\n`);
    await server.close();
  });

  it('is said of every route of the server, and of nothing else', () => {
    expect(routesOf(server.app)).toEqual([...ROOMS, ...Object.keys(OTHERS), ...BEFORE].toSorted());
  });

  it.each(ACTORS)(
    'where no team is told of: %s',
    async (actor) => {
      const given: Record<string, number> = {};
      for (const route of Object.keys(OTHERS)) {
        const [method, path] = route.split(' ');
        const address = path.replace(/:\w+/, '999999').replace('{*path}', 'managers');
        given[route] = (await server.ask(actor, method === 'ALL' ? 'GET' : method, address)).status;
        cells++;
      }
      expect(given).toEqual(
        Object.fromEntries(Object.entries(OTHERS).map(([route, answered]) => [route, answered(actor)])),
      );
    },
    120_000,
  );

  /** Rows that are there and should not be, or the other way round, in rooms that tell of many managers. */
  async function wrongRows(actor: Actor): Promise<string[]> {
    const wrong: string[] = [];
    for (const path of ofMany)
      for (const period of periods) {
        const { status, body, text } = await ask(actor, path, period);
        if (status !== roomStatus(actor)) wrong.push(`${path} ${period}: ${status}`);
        for (const subject of subjects) {
          cells++;
          const cell = [path, period, subject].join();
          const mayBe = status === 200 && maySee(actor, subject, path, period);
          if (actor === 'owner' && hasRow(body, subject)) there.add(cell);
          if (hasRow(body, subject) !== (mayBe && there.has(cell))) wrong.push(cell);
          const told = [SUBJECTS[subject], names.get(SUBJECTS[subject])];
          if (!mayBe && told.some((word) => word !== undefined && text.includes(word))) wrong.push(`${cell} is named`);
        }
        if (actor !== 'owner' && actor !== 'hr')
          wrong.push(...companyWide(body as object).map((key) => `${path} ${key}`));
      }
    return wrong;
  }

  it.each(ACTORS)(
    'in the rooms that tell of many managers: %s',
    async (actor) => {
      expect(await wrongRows(actor)).toEqual([]);
    },
    240_000,
  );

  it.each(ACTORS)(
    'in the rooms that are asked about one manager: %s',
    async (actor) => {
      const wrong: string[] = [];
      for (const path of ofOne)
        for (const period of periods) {
          const none = await ask(actor, path, period, 'nobody');
          for (const subject of subjects) {
            cells++;
            const answer = await ask(actor, path, period, subject);
            const expected = roomStatus(actor) === 200 && maySee(actor, subject, path, period);
            const has = answer.status === 200 && (path === '/api/retention' ? 'team' in answer.body : true);
            if (has !== expected) wrong.push(`${path} ${period} ${subject}: ${answer.status}`);
            const unknown = none.text.replaceAll(SUBJECTS.nobody, SUBJECTS[subject]);
            if (!expected && (answer.status !== none.status || answer.text !== unknown))
              wrong.push(`${path} ${subject} differs`);
          }
        }
      expect(wrong).toEqual([]);
    },
    240_000,
  );

  it('is asked about rows that are there: most rooms have rows of most managers', () => {
    expect(there.size).toBeGreaterThan(40);
    for (const path of ['/api/managers', '/api/turnover', '/api/practice', '/api/morale'])
      expect(there.has([path, 'a year of the former time', 'former'].join())).toBe(true);
  });

  it('leaves in the log every question about one manager, and every one asked with somebody else’s view', async () => {
    const events = await server.database.db.orm.select().from(auditEvents);
    const about = events.filter(({ action }) => action === 'team read');
    const signedIn = ACTORS.filter((actor) => roomStatus(actor) === 200).length;
    // Each asked about six managers, and about nobody once more, in two rooms and two periods.
    expect(about).toHaveLength(signedIn * ofOne.length * periods.length * (subjects.length + 1));
    const viewed = about.filter(({ details }) => 'viewedAs' in (details as object));
    expect(viewed).toHaveLength(ofOne.length * periods.length * (subjects.length + 1));
    expect(viewed[0]).toMatchObject({
      actor: 'owner@matrix.example',
      details: { viewedAs: 'executive@matrix.example' },
    });
    // The administrator sees no team: each question is in the log as one that was not answered.
    const refused = about.filter(({ details }) => (details as { answered?: string }).answered === 'no');
    expect(refused.some(({ actor }) => actor === 'admin@matrix.example')).toBe(true);
    expect(refused.length).toBeLessThan(about.length);
    const viewing = events.filter(({ action }) => action === 'view as');
    expect(viewing).toHaveLength(viewed.length + ofMany.length * periods.length);
  });

  it.each(ACTORS)(
    'comments, of exactly the teams and areas whose answers are told of: %s',
    async (actor) => {
      const all = (await server.ask('owner', 'GET', '/api/comments')).body as CommentsResponse;
      const told: string[] = [];
      for (const { wave } of all.waves) {
        const { groups } = (await server.ask('owner', 'GET', `/api/comments?wave=${wave}`)).body as CommentsResponse;
        const own = await server.ask(actor, 'GET', `/api/comments?wave=${wave}`);
        expect(own.status).toBe(roomStatus(actor));
        if (own.status !== 200) continue;
        const seen = new Set(['company']);
        for (const by of ['manager', 'area']) {
          const { rows, company } = (await server.ask(actor, 'GET', `/api/morale?by=${by}&wave=${wave}`))
            .body as MoraleResponse;
          for (const { manager } of rows) seen.add(`${by} ${manager?.id}`);
          if (company.length === 0) seen.delete('company');
        }
        const expected = groups.filter((group) => seen.has(nameOf(group)));
        cells += groups.length;
        told.push(...expected.map(nameOf));
        expect([wave, (own.body as CommentsResponse).groups]).toEqual([wave, expected]);
      }
      const isSome = (['owner', 'hr', ...EXECUTIVE] as Actor[]).includes(actor);
      expect([actor, told.length > 0]).toEqual([actor, isSome]);
    },
    240_000,
  );

  it('of a former manager is each wave that closed in the former time, and none after', async () => {
    const { rows } = (await ask('executive', '/api/morale', 'all time')).body as MoraleResponse;
    const former = rows.find(({ manager }) => manager?.id === SUBJECTS.former);
    const closed = former!.measures.map(({ closedOn }) => closedOn).toSorted();
    expect([closed[0], closed.at(-1)]).toEqual(['2023-02-15', '2025-02-15']);
  });

  it('would be seen if it were more: everybody answered as HR is is found out', async () => {
    server.leak();
    const wrong = await wrongRows('manager');
    expect(wrong).toContain('/api/turnover,all time,sibling');
    expect(wrong).toContain('/api/turnover total');
    expect(wrong.length).toBeGreaterThan(40);
  }, 240_000);
});
