import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { sampleSizes } from '#drizzle/sample/sampleSizes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditOf, type ConfidentialityAudit } from '#server/commands/auditConfidentiality.ts';
import { loadSample } from '#server/commands/sampleCommand.ts';
import { effectOfMinimum, setMinimumGroup } from '#server/privacy/index.ts';
import { inlineImports } from '#server/ingest/index.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';

const NOW = new Date('2026-07-15T12:00:00Z');
const [{ open }] = databases;

/** Which sample organisations, by name and with commas between; 10k takes minutes. */
const SIZES = (process.env['AUDIT_SIZES'] ?? 'small,1k').split(',').map((size) => z.enum(sampleSizes).parse(size));

describe.each(SIZES)('audit-confidentiality on the %s sample organisation', (size) => {
  let database: TestDatabase;
  let audit: ConfidentialityAudit;
  beforeAll(async () => {
    database = await open();
    const how = { respondentKey: new Uint8Array(32), actor: 'test', now: NOW, progress: () => undefined };
    await loadSample(inlineImports(database.db), { size, seed: 1, ...how });
    audit = await auditOf(database.db, () => new Date());
  });
  afterAll(() => database.close());

  it('finds nothing of fewer people than the minimum, and says what it tried', () => {
    process.stdout.write(`${size}: ${JSON.stringify({ ...audit, found: audit.found.slice(0, 3) })}\n`);
    expect(audit.found).toEqual([]);
    expect([audit.reconstructions, audit.notSearched]).toEqual([0, 0]);
    expect(audit.released / audit.candidates).toBeGreaterThan(0.66);
    expect(audit.questions).toBeGreaterThan(20);
    expect(audit.attacks).toBeGreaterThan(50_000);
    expect(audit.released).toBeGreaterThan(0);
  });

  it('finds nothing under a minimum that was raised', async () => {
    const { hidden, comments } = await effectOfMinimum(database.db, 8);
    expect(await setMinimumGroup(database.db, 8)).toEqual({ minimumGroup: 8, hidden, comments });
    const raised = await auditOf(database.db, () => new Date());
    process.stdout.write(`${size}, minimum raised to 8: ${raised.released} of ${raised.candidates} cells shown\n`);
    expect([raised.found, raised.reconstructions, raised.minimum]).toEqual([[], 0, 8]);
    expect(raised.notSearched).toBe(0);
    expect(raised.released).toBeGreaterThan(0);
    expect(raised.released).toBeLessThan(audit.released);
  });

  it('finds a team of too few people as soon as it is shown', async () => {
    await database.db.rows(sql`
      update released_cells c set decision = 'shown', respondents = x.people, answers = x.people, sum = x.total, sum_squares = x.total
      from (select wave_id, dimension, manager, count(*)::int as people, sum(score) as total
        from (select a.wave_id, i.dimension, a.manager_id::text as manager,
            avg(100 * (a.value - i.scale_low) / (i.scale_high - i.scale_low)) as score
          from survey_answers a join survey_waves w on w.wave_id = a.wave_id
            join survey_items i on i.survey_id = w.survey_id and i.item = a.item
          group by a.wave_id, i.dimension, a.manager_id, a.respondent) p
        group by wave_id, dimension, manager) x
      where c.grouping = 'manager' and c.decision = 'too few' and x.wave_id = c.wave_id and x.dimension = c.dimension
        and x.manager = c.group_key and c.wave_id = (select max(wave_id) from released_waves)`);
    await database.db.rows(sql`update publication set version = version + 1`);
    const found = await auditOf(database.db, () => new Date());
    expect(found.reconstructions).toBeGreaterThan(audit.reconstructions);
    expect(found.found.join('\n')).toMatch(/small group of|person of/);
  });
});
