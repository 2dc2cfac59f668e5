import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSample } from '#drizzle/sample/writeSample.ts';
import { ownerScope, teamsScope } from '#server/access/scope.ts';
import { importFolder } from '#server/commands/importFolder.ts';
import { reportTables } from '#server/commands/reportTables.ts';
import type { Context } from '#server/facts/context.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { inlineImports } from '#server/ingest/index.ts';
import { morale } from '#server/morale/index.ts';
import { managers } from '#server/scorecard/index.ts';
import { moraleGroupings, type MoraleMeasure } from '#shared/contract/morale.ts';
import { users } from '#drizzle/schema/index.ts';
import { mailingOf } from '#server/http/mailingOf.ts';
import { postOf } from '#server/mail/postOf.ts';
import { sendResults } from '#server/mail/sendResults.ts';
import type { MoraleResponse } from '#shared/contract/morale.ts';
import type { Role } from '#shared/contract/session.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { type AccessServer, accessServer } from '#test/factories/accessServer.ts';
import { mailServer } from '#test/factories/mailServer.ts';
import { sessionCookie } from '#test/factories/signIn.ts';
import { cellsOfHtml, cellsOfText } from './mailedCells.ts';
import { expectedCells, SECTIONS, toldOtherwise } from './pagesOfMorale.ts';

/** A stored cell under the names its group is told by. */
interface Stored {
  key: string;
  decision: string;
  respondents: number | null;
  sum: number | null;
  favourable: number | null;
  answers: number | null;
  bound: string | null;
}

describe.each(databases)('every survey number of the sample organisation, on $name', (engine) => {
  let at: AccessServer;
  let database: TestDatabase;
  let folder: string;
  let context: Context;
  const stored = new Map<string, Stored>();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellwether-cells-'));
    await writeSample(folder, { size: 'small', seed: 1 });
    at = await accessServer({
      ...engine,
      open: async () => {
        database = await engine.open();
        return database;
      },
    });
    const now = new Date('2026-07-15T12:00:00Z');
    await importFolder(inlineImports(database.db), folder, { respondentKey: new Uint8Array(32), actor: 'test', now });
    await at.deps.answers.refresh();
    const facts = inlineFacts(database.db);
    const snapshot = await facts.refresh();
    context = { snapshot, scope: ownerScope('owner'), compareExits: (asked) => facts.compareExits(snapshot, asked) };
    const rows = await database.db.rows<Stored>(sql`
      select concat_ws('|', c.grouping, coalesce(e.external_id, nullif(concat_ws(', ', nullif(group_key, ''), nullif(group_key_2, '')), '')), w.name, c.dimension) as key,
        decision, respondents, sum, favourable, answers, favourable_bound as bound
      from released_cells c join survey_waves w on w.wave_id = c.wave_id
        left join employees e on c.grouping in ('manager', 'area') and e.employee_id::text = c.group_key`);
    for (const row of rows) stored.set(row.key, row);
  }, 300_000);
  afterAll(async () => {
    await at.close();
    await rm(folder, { recursive: true });
  });

  const compare = (grouping: string, id: string | undefined, measure: MoraleMeasure): void => {
    const key = [grouping, ...(id === undefined ? [] : [id]), measure.wave, measure.dimension].join('|');
    const cell = stored.get(key);
    expect({ key, withheld: measure.withheld }).toEqual({
      key,
      withheld: cell?.decision === 'shown' ? undefined : (cell?.decision ?? 'too few'),
    });
    expect({ key, n: measure.respondents }).toEqual({ key, n: cell?.respondents ?? undefined });
    const score = cell?.sum == null || cell.respondents === null ? undefined : cell.sum / cell.respondents;
    expect({ key, isTold: measure.score !== undefined }).toEqual({ key, isTold: score !== undefined });
    if (score !== undefined) {
      // Each person's score is kept to a millionth, so six decimals are all there are.
      expect({ key, told: String(measure.score) }).toEqual({ key, told: expect.stringMatching(/^\d+(\.\d{1,6})?$/) });
      expect(Math.abs(measure.score! - score)).toBeLessThan(0.500001e-6);
    }
    if (measure.favourable !== undefined) expect(measure.favourable).toBe(cell!.favourable! / cell!.answers!);
    if (measure.favourableBound !== undefined) expect(measure.favourableBound).toBe(cell!.bound);
  };

  it('is the stored released cell, by every grouping, for the company and for wider areas', async () => {
    let compared = 0;
    for (const by of moraleGroupings) {
      const { value } = await morale(context, { by });
      for (const measure of value.company) compare('company', undefined, measure);
      for (const { manager, group, measures } of value.rows)
        for (const measure of measures) {
          compare(by, (manager ?? group)!.id, measure);
          if (measure.wider) compare('area', measure.wider.manager.id, measure.wider.measure);
          compared += 1;
        }
    }
    process.stdout.write(`Cell by cell: ${compared} measures held against ${stored.size} stored cells.\n`);
    expect(compared).toBeGreaterThan(3000);
  });

  it('is the same in the report of the command line and on the managers’ page', async () => {
    const { value } = await morale(context, { by: 'manager' });
    const { head, rows } = reportTables.morale(value);
    const own = value.rows.flatMap((row) => row.measures.map((measure) => ({ row, measure })));
    const [answers, withheld] = [head.indexOf('answers'), head.indexOf('withheld')];
    expect(rows.map((line) => [line[answers], line[withheld]])).toEqual(
      own.map(({ measure }) => {
        const alike = measure.unanimous && measure.score === undefined && measure.favourableBound === undefined;
        const veiled = alike ? (measure.partlyWithheld ?? 'would give each one’s answer away') : undefined;
        const why = measure.withheld === 'too few' ? `fewer than ${measure.minimum} answers` : measure.withheld;
        return [measure.respondents, why ?? veiled];
      }),
    );
    for (const { manager, morale: measure } of (await managers(context, {})).value.rows)
      if (measure) compare('manager', manager.id, measure);
  });

  it('is for a reader of one team that team’s cell, and nothing of the others or the company', async () => {
    const all = (await morale(context, { by: 'manager' })).value;
    for (const { manager, measures } of all.rows.slice(0, 10)) {
      const scope = teamsScope('reader@example.org', 'manager', new Set([manager!.id]));
      const { value } = await morale({ ...context, scope }, { by: 'manager' });
      expect(value.company).toEqual([]);
      expect(value.rows).toEqual([{ manager, measures }]);
    }
  });

  /** An account of each role; a manager of everybody who leads a team, and an executive of every third. */
  const accounts = async (): Promise<{ id: number; email: string; role: Role }[]> => {
    const all = (await morale(context, { by: 'manager' })).value.rows.map(({ manager }) => manager!.id);
    const wanted: [name: string, role: Role, personExternalId: string | null][] = [
      ['owner', 'owner', null],
      ['hr', 'hr', null],
      ['admin', 'admin', all[0]],
      ['unlinked', 'manager', null],
      ['disabled', 'hr', null],
      ...all.map((id): [string, Role, string] => [`manager-${id}`, 'manager', id]),
      ...all
        .filter((_, place) => place % 3 === 0)
        .map((id): [string, Role, string] => [`executive-${id}`, 'executive', id]),
    ];
    const now = at.clock.now.toISOString();
    const rows = wanted.map(([name, role, personExternalId]) => {
      const email = `${name.toLowerCase()}@cells.example`;
      const disabledAt = name === 'disabled' ? now : null;
      const times = { createdAt: now, updatedAt: now, disabledAt };
      return { email, name, roles: [role], personExternalId, emailVerified: true, ...times };
    });
    const made = await database.db.orm.insert(users).values(rows).returning({ id: users.id, email: users.email });
    return made.map((account) => ({ ...account, role: rows.find(({ email }) => email === account.email)!.roles[0] }));
  };

  it('is the same in the mail that arrives as on the page, in its saved table, over HTTP and on the command line, for every role', async () => {
    const post = await mailServer();
    const way = postOf(post.settings, at.deps.now);
    const sending = { ...mailingOf({ ...at.deps, site: undefined }), post: way, sender: { actor: 'test' } };
    const waves = (await morale(context, { by: 'manager' })).value.waves.map(({ wave }) => wave);
    const people = await accounts();
    const told = new Map<Role, { messages: number; cells: number }>();
    for (const wave of [waves[0], waves.at(-1)!]) {
      post.arrived.length = 0;
      const { sent, failed } = await sendResults(sending, { wave, again: false }, () => {});
      expect(failed).toEqual([]);
      expect(post.arrived.map(({ to }) => to)).toEqual(sent.map(({ email }) => [email]));
      for (const { id, email, role } of people) {
        const cookie = await sessionCookie(database.db, id, at.clock.now);
        const answers = [];
        for (const by of moraleGroupings) {
          const query = new URLSearchParams({ by, wave }).toString();
          const { status, text } = await at.send('GET', `/api/morale?${query}`, { cookie });
          answers.push({ by, value: status === 200 ? (JSON.parse(text) as MoraleResponse) : undefined });
        }
        const expected = answers.flatMap(({ by, value }) => (value ? expectedCells(by, value) : []));
        const arrived = post.arrived.filter(({ to }) => to[0] === email);
        const mailed = arrived.flatMap(({ html }) => cellsOfHtml(html));
        expect({ email, mailed }).toEqual({ email, mailed: expected });
        expect(arrived.flatMap(({ text }) => cellsOfText(text, new Set(Object.values(SECTIONS))))).toEqual(expected);
        expect(arrived).toHaveLength(expected.length === 0 ? 0 : 1);
        for (const { by, value } of answers) {
          if (!value) continue;
          const ofKind = mailed.filter(({ section }) => section === SECTIONS[by]);
          expect(toldOtherwise(value, ofKind)).toEqual([]);
          for (const { manager, group, measures } of value.rows)
            for (const measure of measures) compare(by, (manager ?? group)!.id, measure);
        }
        const { messages, cells } = told.get(role) ?? { messages: 0, cells: 0 };
        told.set(role, { messages: messages + arrived.length, cells: cells + mailed.length });
      }
    }
    way.close();
    await post.close();
    const words = [...told].map(([role, { messages, cells }]) => `${role} ${cells} cells in ${messages} messages`);
    process.stdout.write(
      `Mailed and held against page, table, API and report (${engine.name}): ${words.join(', ')}.\n`,
    );
    expect(told.get('admin')).toEqual({ messages: 0, cells: 0 });
    expect(told.get('owner')!.messages).toBe(2);
    expect(told.get('hr')).toEqual(told.get('owner'));
    expect(told.get('manager')!.cells).toBeGreaterThan(100);
    expect(told.get('executive')!.cells).toBeGreaterThan(told.get('manager')!.cells);
  }, 300_000);
});
