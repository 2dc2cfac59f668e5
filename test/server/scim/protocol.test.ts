import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken, revokeToken } from '#server/access/tokens.ts';
import { databases } from '#test/databases/databases.ts';
import { ENTERPRISE, provider, type Provider, SCIM_TOKEN } from './provider.ts';

/** Names in the order they are made; departments and titles tell them apart. */
const TEAM = [
  { userName: 'Ann', displayName: 'Ann Lee', title: 'Director', department: 'Sales' },
  { userName: 'bo', displayName: 'Bo Ek', title: 'Seller', department: 'Sales' },
  { userName: 'Cy', displayName: 'Cy Dahl', title: 'Seller', department: 'Service' },
  { userName: 'dee', displayName: 'Dee "D" Roy', department: 'Service' },
  { userName: 'eva', displayName: 'Eva Roth', title: 'Clerk' },
];

describe.each(databases)('the SCIM protocol ($name)', (engine) => {
  let scim: Provider;
  const ids: string[] = [];
  beforeAll(async () => {
    scim = await provider(engine);
    for (const { department, ...user } of TEAM)
      ids.push(
        await scim.user({ ...user, emails: [{ value: `${user.userName}@example.com` }], [ENTERPRISE]: { department } }),
      );
    await scim.patch(ids[4], { op: 'replace', path: 'active', value: false });
  });
  afterAll(() => scim.close());
  const list = async (query: Record<string, string>) =>
    (await scim.send('GET', `/Users?${new URLSearchParams(query).toString()}`)).body;
  const names = async (query: Record<string, string>) => (await list(query)).Resources.map((user) => user['userName']);

  it.each([
    ['userName eq "ANN"', ['Ann']],
    ['userName ne "ann"', ['bo', 'Cy', 'dee', 'eva']],
    ['title eq "seller" and not (userName eq "cy")', ['bo']],
    ['title eq "Director" or title eq "Clerk"', ['Ann', 'eva']],
    ['title eq "Seller" and (active eq true or userName sw "x")', ['bo', 'Cy']],
    ['active eq "False"', ['eva']],
    ['not (title pr)', ['dee']],
    ['displayName co "ee"', ['Ann', 'dee']],
    ['displayName eq "Dee \\"D\\" Roy"', ['dee']],
    ['name.formatted ew "roth"', ['eva']],
    ['emails[type eq "work" and value co "cy@"]', ['Cy']],
    ['emails.value eq "bo@example.com"', ['bo']],
    [`${ENTERPRISE}:department eq "service"`, ['Cy', 'dee']],
    ['userName gt "c" and userName lt "e"', ['Cy', 'dee']],
  ])('finds by %s', async (filter, found) => {
    expect(new Set(await names({ filter }))).toEqual(new Set(found));
    expect((await list({ filter })).totalResults).toBe(found.length);
  });

  it.each(['userName eq', 'userName is "x"', '(userName pr', 'userName eq "a" and', `${'('.repeat(5000)}title pr`])(
    'refuses a filter that cannot be read (%#)',
    async (filter) => {
      expect(await list({ filter })).toMatchObject({ status: '400', scimType: 'invalidFilter' });
    },
  );

  it('gives pages that together are everybody once, and an empty one past the end', async () => {
    const pages = [];
    for (const startIndex of ['1', '3', '5', '7']) pages.push(await list({ startIndex, count: '2' }));
    expect(pages.map(({ totalResults, startIndex, itemsPerPage }) => [totalResults, startIndex, itemsPerPage])).toEqual(
      [
        [5, 1, 2],
        [5, 3, 2],
        [5, 5, 1],
        [5, 7, 0],
      ],
    );
    expect(pages.flatMap(({ Resources }) => Resources.map(({ id }) => id))).toEqual(ids);
    expect(await list({ count: '0' })).toMatchObject({ totalResults: 5, itemsPerPage: 0, Resources: [] });
    expect(await list({ startIndex: '-3', count: '-1' })).toMatchObject({ startIndex: 1, itemsPerPage: 0 });
    expect(await list({ count: 'many' })).toMatchObject({ status: '400' });
  });

  it('sorts without case, those without the attribute last', async () => {
    expect(await names({ sortBy: 'userName' })).toEqual(['Ann', 'bo', 'Cy', 'dee', 'eva']);
    expect(await names({ sortBy: 'userName', sortOrder: 'descending' })).toEqual(['eva', 'dee', 'Cy', 'bo', 'Ann']);
    expect((await names({ sortBy: 'title' })).at(-1)).toBe('dee');
    expect((await names({ sortBy: `${ENTERPRISE}:department` })).at(-1)).toBe('eva');
  });

  it('gives the attributes that are asked for, or all but those that are not', async () => {
    const [user] = (await list({ filter: 'userName eq "bo"', attributes: 'userName,emails.value' })).Resources;
    expect(Object.keys(user).sort()).toEqual(['emails', 'id', 'schemas', 'userName']);
    const { body } = await scim.send('GET', `/Users/${ids[1]}?excludedAttributes=${ENTERPRISE}:department,meta`);
    expect(Object.keys(body).sort()).toEqual(
      ['active', 'displayName', 'emails', 'id', 'name', 'schemas', 'title', 'userName'].sort(),
    );
  });

  it('tells what it can do and what it keeps', async () => {
    const config = await scim.send('GET', '/ServiceProviderConfig');
    expect(config.body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true, maxResults: 1000 },
      sort: { supported: true },
      etag: { supported: false },
      changePassword: { supported: false },
      authenticationSchemes: [{ type: 'oauthbearertoken' }],
    });
    const types = await scim.send('GET', '/ResourceTypes');
    expect(types.body.Resources.map(({ id, endpoint }) => [id, endpoint])).toEqual([['User', '/Users']]);
    expect((await scim.send('GET', '/ResourceTypes/User')).body).toMatchObject({
      schemaExtensions: [{ schema: ENTERPRISE }],
    });
    const schemas = await scim.send('GET', '/Schemas');
    expect(schemas.body.Resources.map(({ name }) => name)).toEqual(['User', 'EnterpriseUser']);
    expect((await scim.send('GET', `/Schemas/${ENTERPRISE}`)).body['attributes']).toHaveLength(3);
    expect((await scim.send('GET', '/Groups')).status).toBe(404);
    expect((await scim.send('POST', '/Bulk', {})).status).toBe(501);
  });

  it.each([
    ['POST', '/Users', { displayName: 'No Name' }, 400, 'invalidValue'],
    ['POST', '/Users', { userName: 'ann' }, 409, 'uniqueness'],
    ['POST', '/Users', { userName: 'new', title: { a: 1 } }, 400, 'invalidValue'],
    ['POST', '/Users', { userName: 'new', [ENTERPRISE]: { manager: 'person-999999' } }, 400, 'invalidValue'],
    ['POST', '/Users', '{', 400, 'invalidSyntax'],
    ['POST', '/Users', [], 400, 'invalidSyntax'],
    ['PUT', '/Users/person-999999', { userName: 'x' }, 404, undefined],
    ['PUT', '/Users/1', { userName: 'x' }, 404, undefined],
    ['PATCH', '/Users/person-1', {}, 400, 'invalidSyntax'],
    ['PATCH', '/Users/person-1', { Operations: [{ op: 'move', path: 'title', value: 'x' }] }, 400, 'invalidSyntax'],
    ['PATCH', '/Users/person-1', { Operations: [{ op: 'remove' }] }, 400, 'noTarget'],
    ['PATCH', '/Users/person-1', { Operations: [{ op: 'remove', path: 'userName' }] }, 400, 'invalidValue'],
    ['PATCH', '/Users/person-1', { Operations: [{ op: 'add', path: 'title' }] }, 400, 'invalidValue'],
  ])('refuses %s %s of %j', async (method, path, body, status, scimType) => {
    const before = await scim.version();
    const answer = await scim.send(method, path, body);
    expect([answer.status, answer.body['scimType'], answer.body['status']]).toEqual([status, scimType, String(status)]);
    expect(answer.body['schemas']).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error']);
    expect(await scim.version()).toBe(before);
  });

  it('gives two requests that come at once one after the other', async () => {
    const twice = await Promise.all(
      [1, 2].map(() => scim.send('POST', '/Users', { userName: 'twin', displayName: 'Twin' })),
    );
    expect(new Set(twice.map(({ status }) => status))).toEqual(new Set([201, 409]));
    const id = twice.find(({ status }) => status === 201)!.body.id;
    const parts = ['title', 'name.givenName', `${ENTERPRISE}:department`].map((path) =>
      scim.patch(id, { op: 'add', path, value: 'x' }),
    );
    expect((await Promise.all(parts)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await scim.send('GET', `/Users/${id}`)).body).toMatchObject({
      title: 'x',
      name: { givenName: 'x' },
      [ENTERPRISE]: { department: 'x' },
    });
  });

  it('answers nobody without a good token, keeps only its hash, and after ten refusals has an address wait', async () => {
    const { tokenId, text } = scim.token;
    const outside = { now: scim.now, randomBytes: (length: number) => new Uint8Array(length) };
    const other = await createToken(scim.database.db, SCIM_TOKEN, outside);
    const revoked = await createToken(scim.database.db, SCIM_TOKEN, {
      ...outside,
      randomBytes: (length) => new Uint8Array(length).fill(7),
    });
    await revokeToken(scim.database.db, revoked.token.tokenId, scim.now());
    const wrong = [
      null,
      'Bearer x',
      `Basic ${text}`,
      `Bearer ${text}x`,
      `Bearer ${other.text.replace(/_\d+_/, `_${tokenId}_`)}`,
      `Bearer ${revoked.text}`,
    ];
    for (const authorization of wrong) {
      const { status, headers, body } = await scim.send('GET', '/Users', undefined, authorization);
      expect([status, headers.get('www-authenticate'), body['status']]).toEqual([
        401,
        'Bearer realm="Bellwether SCIM"',
        '401',
      ]);
    }
    expect((await scim.send('GET', '/ServiceProviderConfig', undefined, null)).status).toBe(401);
    const stored = await scim.database.db.orm.query.apiTokens.findMany();
    expect(stored.map(({ tokenHash, scope }) => [/^[0-9a-f]{64}$/.test(tokenHash), scope])).toEqual(
      [1, 2, 3].map(() => [true, 'scim']),
    );
    scim.on('2027-01-10');
    expect((await scim.send('GET', '/Users')).status).toBe(401);
    scim.on('2027-01-09');
    expect((await scim.send('GET', '/Users')).status).toBe(200);
    for (let i = 0; i < 10; i += 1) await scim.send('GET', '/Users', undefined, 'Bearer guess');
    expect((await scim.send('GET', '/Users', undefined, 'Bearer guess')).body).toMatchObject({ status: '429' });
    expect((await scim.send('GET', '/Users')).status).toBe(200);
  });

  it('never met a fault of ours', () => expect(scim.errors).toEqual([]));
});
