import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfidentialitySettings, MinimumGroupEffect, MinimumGroupSet } from '#shared/contract/confidentiality.ts';
import { accessServer } from '#test/factories/accessServer.ts';
import { databases } from '#test/databases/databases.ts';
import { importTexts } from '../ingest/tryOut.ts';

const ITEMS = 'survey,item,dimension,scale_low,scale_high\npulse,q1,calm,1,5\n';
const HEAD = 'survey,wave,closed_on,respondent_id,department,item,value,comment\n';
const of = (department: string, people: number): string =>
  Array.from(
    { length: people },
    (_, person) =>
      `pulse,1,2024-01-28,${department}${person},${department},q1,${2 + (person % 4)},from ${department}\n`,
  ).join('');

describe('the minimum group over HTTP', () => {
  let at: Awaited<ReturnType<typeof accessServer>>;
  let cookie: string;
  beforeAll(async () => {
    at = await accessServer(databases[0]);
    cookie = await at.cookieOf(await at.user('olive@example.com', 'owner'));
    await importTexts(at.db, { 'items.csv': ITEMS });
    await importTexts(at.db, { 'answers.csv': HEAD + of('A', 12) + of('B', 9) + of('C', 6) }, { unasked: true });
  });
  afterAll(() => at.close());
  const ask = async <Told>(method: string, path: string, body?: object): Promise<Told> =>
    JSON.parse((await at.send(method, path, { cookie, ...(body && { body }) })).text) as Told;

  it('is foretold with what would give too small a group away, and nothing is changed by asking', async () => {
    // C's six are under seven; the company less A and B would tell of them; comments stand on twelve people of A.
    const effect = await ask<MinimumGroupEffect>('POST', '/api/confidentiality/preview', { minimumGroup: 7 });
    expect(effect).toMatchObject({ minimumGroup: 7, hidden: 2, comments: 0, waves: [{ shown: 4, hidden: 2 }] });
    expect((await ask<ConfidentialitySettings>('GET', '/api/confidentiality')).waves[0].shown).toBe(4);
  });

  it('withholds as much as was foretold, and who set it stands in the log', async () => {
    const { waves: were, ...foretold } = await ask<MinimumGroupEffect>('POST', '/api/confidentiality/preview', {
      minimumGroup: 13,
    });
    expect(were).toHaveLength(1);
    expect(await ask<MinimumGroupSet>('POST', '/api/confidentiality', { minimumGroup: 13 })).toEqual(foretold);
    const { minimumGroup, waves } = await ask<ConfidentialitySettings>('GET', '/api/confidentiality');
    expect([minimumGroup, waves[0].shown]).toEqual([13, 4 - foretold.hidden]);
    expect(foretold.comments).toBe(12);
    const { events } = (await at.send('GET', '/api/audit?action=minimum+group+changed', { cookie })).body;
    expect(events).toMatchObject([
      { actor: 'olive@example.com', details: { from: 5, to: 13, hidden: foretold.hidden, comments: 12 } },
    ]);
  });
});
