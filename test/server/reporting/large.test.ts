import { expect, it } from 'vitest';
import { users } from '#drizzle/schema/index.ts';
import { allowReader } from '#server/reporting/index.ts';
import { importTexts, NOW } from '../ingest/tryOut.ts';
import { type DirectReader, type OwnedDatabase, openOwned } from './ownedDatabase.ts';
import { answersFile, AS_OF, assignmentsFile, itemsFile, rosterFile } from './smallOrganisation.ts';

/** As many as the sample organisation of 10,000 people has for a reader of everybody. */
const CELLS = 37_200;
const MANAGERS = 1_700;
/** Comparing every row with every other would take hundreds of times as long. */
const TIMES = 15;

async function allowed(database: OwnedDatabase, email: string): Promise<DirectReader> {
  const at = NOW.toISOString();
  const row = { email, name: email, roles: ['hr' as const], emailVerified: true, createdAt: at, updatedAt: at };
  const [{ id }] = await database.db.orm.insert(users).values(row).returning({ id: users.id });
  const role = await database.role();
  await allowReader(database.db, { role, actor: 'test', now: NOW }, { userId: id, email });
  return database.as(role);
}

/** Made-up rows in place of those of so large an organisation, whose waves take minutes to decide. */
async function fill(database: OwnedDatabase, role: string): Promise<void> {
  await database.dba(`
    insert into reporting_cells select '${role}', jsonb_build_object('survey', 's', 'wave', 'w' || w, 'closed_on', date '2024-01-01' + w * 90,
      'dimension', 'd' || d, 'grouping', g, 'group_key', 'E' || k, 'group_name', 'Name ' || k, 'decision', case when k % 3 = 0 then 'too few' else 'shown' end,
      'respondents', k % 20 + 5, 'score', k % 100, 'unanimous', false, 'partly_withheld', false, 'wider_manager', case when k % 3 = 0 then 'E' || k / 10 end)
    from generate_series(1, 5) w, generate_series(1, 6) d, (values ('manager'), ('area')) g (g), generate_series(1, 620) k`);
  await database.dba(`
    insert into reporting_managers select '${role}', jsonb_build_object('manager', 'E' || k, 'manager_name', 'Name ' || k, 'own_manager', 'E' || k / 10,
      'own_manager_name', 'Name', 'starts_on', date '2020-01-01') from generate_series(1, ${MANAGERS}) k`);
}

it('questions that join an organisation of 10,000 people to itself take a few times as long as one that reads it, not as long as it is large', async () => {
  const database = await openOwned();
  try {
    const readers = [await allowed(database, 'hr@small.example'), await allowed(database, 'other@small.example')];
    await importTexts(database.db, { 'people.csv': rosterFile(), 'assignments.csv': assignmentsFile() }, AS_OF);
    await importTexts(database.db, { 'items.csv': itemsFile, 'first.csv': answersFile('first', '2024-02-28') });
    for (const { role } of readers) await fill(database, role);
    await database.dba('analyze reporting_cells, reporting_managers');
    const timed = async (question: string) => {
      const from = performance.now();
      const found = await readers[0].rows(question);
      return { found: found.length, took: performance.now() - from };
    };
    const questions = {
      'select * from reporting.survey_cells where score is not null': CELLS,
      "select * from reporting.survey_cells where grouping = 'manager' and dimension = 'd1'": 3_100,
      "select 1 from reporting.survey_cells c join reporting.managers m on m.manager = c.group_key and m.starts_on <= c.closed_on where c.grouping = 'manager' and c.decision = 'shown'": 12_420,
      "select 1 from reporting.survey_cells a join reporting.survey_cells b on (a.dimension, a.grouping, a.group_key) = (b.dimension, b.grouping, b.group_key) and b.wave = 'w5' where a.wave = 'w4'": 7_440,
    };
    const { took: once } = await timed('select * from reporting.survey_cells');
    for (const [question, rows] of Object.entries(questions)) {
      const { found, took } = await timed(question);
      const times = took / once;
      process.stdout.write(
        `${found} rows, ${times.toFixed(1)} x reading them all (${once.toFixed(0)} ms): ${question.slice(0, 100)}\n`,
      );
      expect([question, found >= rows, times < TIMES]).toEqual([question, true, true]);
    }
  } finally {
    await database.close();
  }
}, 120_000);
