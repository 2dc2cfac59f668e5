import { sql } from 'drizzle-orm';
import loadHighs from 'highs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whoAnswered } from '#server/commands/auditConfidentialityPeople.ts';
import { loadSample } from '#server/commands/sampleCommand.ts';
import { inlineFacts } from '#server/facts/inlineFacts.ts';
import { inlineImports } from '#server/ingest/index.ts';
import { auditQuestion, type Trial } from '#server/privacy/audit/auditQuestion.ts';
import { HALF_A_MILLIONTH } from '#server/privacy/toMillionths.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { databases, type TestDatabase } from '#test/databases/databases.ts';
import { requestSequences } from './requestSequences.ts';

const NOW = new Date('2026-07-15T12:00:00Z');
const [{ open }] = databases;

/** So many random request sequences of each role, on the small sample organisation. */
export function sequencesHold(sequences: number): void {
  describe('random sequences of requests', () => {
    let database: TestDatabase;
    /** What is stored of every cell, under its question and the name its group is told by. */
    const stored = new Map<string, { respondents: number | null; sum: number | null }>();
    beforeAll(async () => {
      database = await open();
      const how = { respondentKey: new Uint8Array(32), actor: 'test', now: NOW, progress: () => undefined };
      await loadSample(inlineImports(database.db), { size: 'small', seed: 1, ...how });
      const rows = await database.db.rows<{ name: string; respondents: number | null; sum: number | null }>(sql`
        select s.name || ' · ' || w.name || ' · ' || c.dimension || ' · ' || c.grouping || ' ' ||
            case when c.group_key_2 <> '' then c.group_key || ', ' || c.group_key_2 else coalesce(e.external_id, c.group_key) end as name,
          c.respondents, c.sum
        from released_cells c join survey_waves w on w.wave_id = c.wave_id join surveys s on s.survey_id = w.survey_id
        left join employees e on c.grouping in ('manager', 'area') and e.employee_id::text = c.group_key`);
      for (const { name, respondents, sum } of rows) stored.set(name, { respondents, sum });
    });
    afterAll(() => database.close());

    it.each(['hr', 'executive', 'manager'] as const)(
      `of ${sequences} as %s, all answers put together, give stored cells and nothing that these do not show`,
      async (role) => {
        const facts = inlineFacts(database.db);
        const snapshot = await facts.refresh();
        const asking = {
          snapshot,
          compareExits: (asked: Parameters<typeof facts.compareExits>[1]) => facts.compareExits(snapshot, asked),
        };
        const union = await requestSequences(asking, role, { sequences, seed: 1 });
        const people = await whoAnswered(database.db);
        const highs = await loadHighs();
        const found: string[] = [...union.differing];
        const known: Trial['known'] = new Map();
        let cells = 0;
        for (const [name, told] of union.questions) {
          for (const [cell, { respondents, sum }] of told) {
            if (respondents === undefined) continue;
            cells += 1;
            const own = stored.get(`${name} · ${cell}`);
            if (
              own?.respondents !== respondents ||
              (sum !== undefined && !(Math.abs(sum - (own.sum ?? Number.NaN)) <= HALF_A_MILLIONTH * respondents + 1e-9))
            )
              found.push(`${name} · ${cell}: is not as stored`);
          }
          const { people: answered, minimum } = people.get(name)!;
          const trial = { minimum, random: seededRandom(1), known };
          found.push(...auditQuestion(highs, answered, [...told.values()], trial).found);
        }
        const { requests, distinct, numbers } = union;
        process.stdout.write(
          `${sequences} sequences as ${role}: ${requests} requests, ${distinct} of them distinct, ${numbers} survey numbers, ${cells} cells of ${union.questions.size} questions, ${found.length} findings\n`,
        );
        expect(found).toEqual([]);
        expect(cells).toBeGreaterThan(0);
      },
    );
  });
}
