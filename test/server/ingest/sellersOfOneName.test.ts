import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { databases } from '#test/databases/databases.ts';
import { csv, importTexts } from './tryOut.ts';

it('people of one name in a file with ids are told apart by the ids, however many there are', async () => {
  const test = await databases[0].open();
  try {
    const owners = csv(`
      owner_id,email,first_name,last_name,active_user_id
      771,a@x.example,masked,masked,51
      772,b@x.example,masked,masked,52
      773,c@x.example,masked,masked,53
      774,d@x.example,masked,masked,54`);
    const receipt = await importTexts(test.db, { 'owners.csv': owners });
    expect(receipt.files).toMatchObject([{ kind: 'sales team', new: 4, rejected: 0 }]);
    expect(await test.db.rows(sql`select count(*)::int as n from employees`)).toEqual([{ n: 4 }]);
    expect((await importTexts(test.db, { 'owners.csv': owners })).changes).toBe(0);
  } finally {
    await test.close();
  }
});
