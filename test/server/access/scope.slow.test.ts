import { expect, it } from 'vitest';
import { reportingLines } from '#server/access/reportingLine.ts';
import { scopeOf } from '#server/access/scope.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { differences } from './slowScope.ts';

it('who sees whom is the same as the rule told day by day, in 100,000 seeded questions', () => {
  const told = differences(100_000, seededRandom(2), ({ people, lines }, reader) =>
    scopeOf(reader, reportingLines(people, lines)),
  );
  process.stdout.write(
    `scope: ${told.asked} questions, ${told.yes} answered yes, ${told.differing.length} differing\n`,
  );
  expect(told.differing).toEqual([]);
});
