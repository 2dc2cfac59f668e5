import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linesOf } from '#server/access/reportingLine.ts';
import { ownerScope, scopeOf, type Scope } from '#server/access/scope.ts';
import { comments } from '#server/comments/index.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { undoImport } from '#server/ingest/index.ts';
import { effectOfMinimum, setMinimumGroup } from '#server/privacy/index.ts';
import type { Snapshot } from '#server/facts/snapshot.ts';
import type { Role } from '#shared/contract/session.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { importTexts, NOW } from '../ingest/tryOut.ts';
import { HEAD, QUESTION, STAFF, wave } from './threeTeams.ts';

const compareExits = () => Promise.reject(new Error('not asked for'));
const as = (role: Role, id: string) => (snapshot: Snapshot) =>
  scopeOf({ email: 'e', roles: [role], personExternalId: id }, linesOf(snapshot));

describe.each(databases)('comments, on $name', (engine) => {
  let test: TestDatabase;
  let files = 0;
  const load = (rows: string) =>
    importTexts(test.db, { [`answers${++files}.csv`]: HEAD + rows }, { as: 'survey wide', unasked: true });
  const read = async (scopeIn: (snapshot: Snapshot) => Scope = () => ownerScope('owner'), asked = {}) => {
    const snapshot = await inlineFacts(test.db).refresh();
    return (await comments({ snapshot, scope: scopeIn(snapshot), compareExits }, asked)).value;
  };
  const told = async (...how: Parameters<typeof read>) =>
    (await read(...how)).groups.map(
      ({ wave: name, grouping, manager, comments: own }) => `${name} ${grouping} ${manager?.id ?? ''}: ${own.length}`,
    );
  beforeEach(async () => {
    test = await engine.open();
    await importTexts(test.db, { 'staff.csv': STAFF }, { mapping: { asOf: '2024-12-31' } });
  });
  afterEach(() => test.close());

  it('are shown by teams of ten, and of the smaller teams of an area together', async () => {
    await load(wave(['A', 'B', 'C']));
    expect(await told()).toEqual(['1 manager A: 10', '1 area X: 11']);
    const { groups, fewest } = await read();
    expect([groups[0].comments[0].question, fewest]).toEqual([QUESTION, 10]);
    expect(groups[1].comments.map(({ comment }) => comment).toSorted()).toEqual(
      [0, 1, 2, 3, 4, 5].map((i) => `says B${i}`).concat([0, 1, 2, 3, 4].map((i) => `says C${i}`)),
    );
  });

  it('stand in no order that the file or the people have, and in another in the next wave', async () => {
    await load(wave(['A'], '1') + wave(['A'], '2'));
    const [first, second] = (await Promise.all(['1', '2'].map((name) => read(undefined, { wave: name })))).map(
      ({ groups }) => groups[0].comments.map(({ comment }) => comment),
    );
    expect(first).not.toEqual(first.toSorted());
    expect(second).not.toEqual(first);
    expect(second.toSorted()).toEqual(first.toSorted());
  });

  it('of a team of nine who answered nobody sees, whoever asks', async () => {
    await load(wave(['A']).split('\n').slice(1).join('\n'));
    const answer = await read();
    expect(answer.groups).toEqual([]);
    expect(answer.notes).toEqual([
      'No comments can be shown here: comments are shown from 10 people up, where any were written; comments of smaller teams go to the manager above them, together.',
    ]);
  });

  it('are seen by a manager of the own team alone, and by an executive of the area as well', async () => {
    await load(wave(['A', 'B', 'C']));
    expect(await told(as('manager', 'A'))).toEqual(['1 manager A: 10']);
    expect(await told(as('manager', 'B'))).toEqual([]);
    expect(await told(as('manager', 'X'))).toEqual([]);
    expect(await told(as('executive', 'X'))).toEqual(['1 manager A: 10', '1 area X: 11']);
    expect(await told(as('admin', 'X'))).toEqual([]);
  });

  it('that come later are shown only when ten people wrote them', async () => {
    const nine = wave(['A', 'B', 'C'], '1', (id) => (id.startsWith('C') ? '' : `says ${id}`));
    await load(nine);
    expect(await told()).toEqual(['1 manager A: 10', '1 area X: 6']);
    await load(wave(['C']));
    expect(await told()).toEqual(['1 manager A: 10', '1 area X: 6']);
  });

  it('that come later from ten people of a team are added', async () => {
    await load(wave(['A', 'B', 'C'], '1', (id) => (id.startsWith('A') ? '' : `says ${id}`)));
    expect(await told()).toEqual(['1 area X: 11']);
    const receipt = await load(wave(['A']));
    expect(receipt.files).toMatchObject([{ new: 0, changed: 10, unchanged: 0, rejected: 0 }]);
    expect(await told()).toEqual(['1 manager A: 10', '1 area X: 11']);
  });

  it('of the same file twice change nothing, and an undone import takes them along', async () => {
    await load(wave(['A', 'B', 'C']));
    expect((await load(wave(['A', 'B', 'C']))).changes).toBe(0);
    await undoImport(test.db, { importId: undefined, actor: 'test', now: NOW });
    expect(await told()).toEqual([]);
    expect(await test.db.rows(sql`select from survey_comments union all select from released_comments`)).toEqual([]);
  });

  it('stay as they were shown when a later file has them otherwise', async () => {
    await load(wave(['A']));
    await load(wave(['A'], '1', (id) => (id === 'A3' ? 'said otherwise' : `says ${id}`)));
    const [{ comments: own }] = (await read()).groups;
    expect(own.map(({ comment }) => comment)).toContain('says A3');
    expect(own.map(({ comment }) => comment)).not.toContain('said otherwise');
  });

  it('go for good when a higher minimum leaves their group too small', async () => {
    await load(wave(['A', 'B', 'C']));
    expect((await effectOfMinimum(test.db, 11)).comments).toBe(10);
    expect((await setMinimumGroup(test.db, 11)).comments).toBe(10);
    expect(await told()).toEqual(['1 area X: 11']);
    await setMinimumGroup(test.db, 5);
    expect(await told()).toEqual(['1 area X: 11']);
  });

  it('lose addresses and long numbers before they are stored, and one of over 10,000 characters is left out and told of', async () => {
    const text = `"ask me: a0@x.example or +48 601 234 567, room 12"`;
    const long = 'x'.repeat(10_001);
    const receipt = await load(wave(['A'], '1', (id) => (id === 'A0' ? text : id === 'A1' ? long : `says ${id}`)));
    const stored = await test.db.rows<{ comment: string }>(sql`select comment from survey_comments`);
    expect(stored.map(({ comment }) => comment)).toContain('ask me: [address] or [number], room 12');
    expect(stored).toHaveLength(9);
    expect(receipt.notices.map(({ reason }) => reason)).toContain(
      'a comment of more than 10000 characters: not loaded',
    );
    expect(JSON.stringify(receipt)).not.toContain('ask me');
  });
});
