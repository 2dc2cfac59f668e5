import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '#test/databases/databases.ts';
import { ENTERPRISE, provider, type Provider } from './provider.ts';

/** The bodies Microsoft Entra sends, as its documentation of SCIM provisioning shows them, with the values of a small team. */
describe.each(databases)('what Entra sends ($name)', (engine) => {
  let entra: Provider;
  let ann: string;
  let bo: string;
  beforeAll(async () => {
    entra = await provider(engine);
    ann = await entra.user({ userName: 'ann@example.com', externalId: 'a-1', displayName: 'Ann Lee', active: true });
  });
  afterAll(() => entra.close());
  const enterprise = async (id: string) => (await entra.send('GET', `/Users/${id}`)).body[ENTERPRISE];

  it('makes a user with the enterprise extension, and passes over what is not kept', async () => {
    const made = await entra.send('POST', '/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
      externalId: 'b-2',
      userName: 'bo@example.com',
      active: true,
      displayName: 'Bo Ek',
      emails: [{ primary: true, type: 'work', value: 'Bo.Ek@example.com' }],
      meta: { resourceType: 'User' },
      name: { formatted: 'Bo Ek', familyName: 'Ek', givenName: 'Bo' },
      phoneNumbers: [{ type: 'work', value: '+1 555 0100' }],
      addresses: [{ type: 'work', locality: 'Oslo' }],
      title: 'Seller',
      [ENTERPRISE]: { department: 'Sales', employeeNumber: '0042', manager: { value: ann } },
    });
    bo = made.body.id;
    expect(made.status).toBe(201);
    expect(made.headers.get('content-type')).toContain('application/scim+json');
    expect(made.headers.get('location')).toBe(`${entra.address}/scim/v2/Users/${bo}`);
    expect(made.body).toMatchObject({
      userName: 'bo@example.com',
      externalId: 'b-2',
      displayName: 'Bo Ek',
      name: { formatted: 'Bo Ek', givenName: 'Bo', familyName: 'Ek' },
      title: 'Seller',
      active: true,
      emails: [{ value: 'Bo.Ek@example.com', type: 'work', primary: true }],
      [ENTERPRISE]: { employeeNumber: '0042', department: 'Sales', manager: { value: ann, displayName: 'Ann Lee' } },
    });
    expect(made.body).not.toHaveProperty('phoneNumbers');
    expect((await entra.send('GET', `/Users/${bo}`)).body).toEqual(made.body);
  });

  it('sets the manager with a bare id, with .value, with an object and with a list', async () => {
    const cy = await entra.user({ userName: 'cy@example.com', displayName: 'Cy Dahl' });
    const bodies = [
      { op: 'Add', path: `${ENTERPRISE}:manager`, value: cy },
      { op: 'Replace', path: `${ENTERPRISE}:manager.value`, value: ann },
      { op: 'Add', path: `${ENTERPRISE}:manager`, value: { $ref: `../Users/${cy}`, value: cy } },
      { op: 'Add', path: `${ENTERPRISE}:manager`, value: [{ value: ann }] },
    ];
    const managers = [];
    for (const body of bodies) {
      expect((await entra.patch(bo, body)).status).toBe(200);
      managers.push(await enterprise(bo));
    }
    expect(managers).toMatchObject([cy, ann, cy, ann].map((value) => ({ manager: { value } })));
  });

  it('takes the manager away', async () => {
    expect((await entra.patch(bo, { op: 'Remove', path: `${ENTERPRISE}:manager` })).status).toBe(200);
    expect(await enterprise(bo)).not.toHaveProperty('manager');
    expect((await entra.patch(bo, { op: 'Add', path: `${ENTERPRISE}:manager`, value: ann })).status).toBe(200);
    expect((await entra.patch(bo, { op: 'Replace', path: `${ENTERPRISE}:manager`, value: '' })).status).toBe(200);
    expect(await enterprise(bo)).not.toHaveProperty('manager');
  });

  it('changes the department, the title and the name in one request', async () => {
    const { status, body } = await entra.patch(
      bo,
      { op: 'Add', path: `${ENTERPRISE}:department`, value: 'Key accounts' },
      { op: 'Replace', path: 'title', value: 'Senior seller' },
      { op: 'Replace', path: 'name.familyName', value: 'Ek Berg' },
      { op: 'Replace', path: 'displayName', value: 'Bo Ek Berg' },
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      title: 'Senior seller',
      displayName: 'Bo Ek Berg',
      [ENTERPRISE]: { department: 'Key accounts' },
    });
  });

  it('says a work address where there was none, and never takes another kind for it', async () => {
    const work = { op: 'Add', path: 'emails[type eq "work"].value', value: 'ann.lee@example.com' };
    expect((await entra.patch(ann, work)).body['emails']).toEqual([
      { value: 'ann.lee@example.com', type: 'work', primary: true },
    ]);
    const home = { op: 'Add', path: 'emails[type eq "home"].value', value: 'ann@home.example' };
    expect((await entra.patch(ann, home)).body['emails']).toMatchObject([{ value: 'ann.lee@example.com' }]);
  });

  it('gives several attributes without a path, also under their whole names', async () => {
    const { status, body } = await entra.patch(bo, {
      op: 'replace',
      value: { 'name.givenName': 'Bob', title: 'Lead', [`${ENTERPRISE}:department`]: 'Sales', nickName: 'B' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ title: 'Lead', name: { givenName: 'Bob' }, [ENTERPRISE]: { department: 'Sales' } });
  });

  it('passes over attributes of the standard that are not kept, and refuses those nobody knows', async () => {
    const before = await entra.version();
    const phone = { op: 'Add', path: 'phoneNumbers[type eq "work"].value', value: '+1 555 0101' };
    expect((await entra.patch(bo, phone)).status).toBe(200);
    expect(await entra.version()).toBe(before);
    const { status, body } = await entra.patch(bo, { op: 'Add', path: 'shoeSize', value: '43' });
    expect([status, body['scimType'], body.detail]).toEqual([400, 'invalidPath', 'There is no attribute shoeSize.']);
  });

  it('switches a person off with the text "False" and on again with "True"', async () => {
    expect((await entra.patch(bo, { op: 'Replace', path: 'active', value: 'False' })).body['active']).toBe(false);
    expect((await entra.patch(bo, { op: 'Replace', path: 'active', value: 'True' })).body['active']).toBe(true);
    expect((await entra.patch(bo, { op: 'Replace', value: { active: 'False' } })).body['active']).toBe(false);
    expect((await entra.patch(bo, { op: 'Replace', path: 'active', value: 'perhaps' })).status).toBe(400);
  });

  it('looks for a user by name without case, also for one who is not there', async () => {
    const found = await entra.send('GET', `/Users?filter=${encodeURIComponent('userName eq "BO@example.com"')}`);
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id: bo }] });
    const nobody = await entra.send('GET', '/Users?filter=userName+eq+%22non-existent%22');
    expect([nobody.status, nobody.body.totalResults, nobody.body.Resources]).toEqual([200, 0, []]);
    expect((await entra.send('GET', '/Users/person-999999')).status).toBe(404);
  });

  it('never met a fault of ours', () => expect(entra.errors).toEqual([]));
});
