import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownerScope, teamsScope } from '#server/access/scope.ts';
import {
  combine,
  Confidential,
  release,
  releaseSurvey,
  type ReleasedTable,
  releaseTeam,
  SHOWN,
  TOO_FEW,
  WOULD_REVEAL,
} from '#server/privacy/index.ts';
import { cellsOf } from './cells.ts';

const owner = ownerScope('owner');
/** Sees no team: the reporting line is not known. */
const manager = teamsScope('manager@example.org', 'manager', new Set());
const answer = {
  rows: [
    { manager: { id: '7', name: 'Ana' }, exits: 3 },
    { group: { id: 'Oslo', name: 'Oslo' }, exits: 4 },
    { exits: 1 },
  ],
  told: { from: 0, to: 10 },
  companyWide: { total: 8 },
  open: { notes: ['a note'] },
};

describe('what HR and sales records let out', () => {
  it('is every row and the total for a reader of everyone', () => {
    expect(release(owner, answer).value).toEqual({ rows: answer.rows, total: 8, notes: ['a note'] });
  });

  it('is no row, no total and no other grouping for a reader who sees no team, but the notes', () => {
    expect(release(manager, answer).value).toEqual({ rows: [], notes: ['a note'] });
  });

  it('is the rows of the managers whose teams the reader may see, and nothing else', () => {
    const line = teamsScope('manager@example.org', 'manager', new Set(['7']));
    expect(release(line, answer).value).toEqual({ rows: [answer.rows[0]], notes: ['a note'] });
    const team = { team: { curve: 1 }, told: 'up to now' as const, companyWide: { company: 2 }, open: {} };
    expect(releaseTeam(line, '7', team).value).toEqual({ curve: 1 });
    expect(releaseTeam(line, '8', team).value).toEqual({});
    expect(releaseTeam(owner, '8', team).value).toEqual({ curve: 1, company: 2 });
  });

  it('can be put together from what was released', () => {
    const parts = { first: release(owner, answer), second: release(manager, answer) };
    expect(combine(parts, ({ first, second }) => first.value.rows.length - second.value.rows.length).value).toBe(3);
  });
});

const none = (): Uint8Array => new Uint8Array(5);

describe('what survey answers let out', () => {
  /** Teams of 4, 6 and 7: the first too small, the second withheld for it. */
  const decision = Uint8Array.of(TOO_FEW, WOULD_REVEAL, SHOWN, TOO_FEW, SHOWN);
  const cells = cellsOf([
    [1, 2, 3, 4],
    [5, 4, 3, 2, 1, 1],
    [2, 3, 4, 5, 5, 4, 3],
  ]);
  const kept = (column: Float64Array): Float64Array =>
    column.map((value, cell) => (decision[cell] === SHOWN ? value : Number.NaN));
  const table: ReleasedTable = {
    by: 'manager',
    groups: ['a', 'b', 'c'].map((id) => ({ id, name: id })),
    partitions: [
      {
        wave: 0,
        closedOn: 19_800,
        dimension: 0,
        respondents: kept(cells.respondents),
        sum: kept(cells.sum),
        sumSquares: kept(cells.sumSquares),
        answers: kept(cells.answers),
        favourable: kept(cells.favourable),
        agreement: kept(cells.agreement),
        assigned: kept(cells.respondents),
        present: none().fill(1),
        decision,
        unanimous: none(),
        bound: none(),
        partly: none(),
        wider: Int32Array.of(0, -1, -1, -1, -1),
      },
    ],
    areas: { groups: [{ id: 'boss', name: 'boss' }], partitions: [] },
  };
  const columns = ['respondents', 'assigned', 'answers', 'sum', 'sumSquares', 'agreement', 'favourable'] as const;

  it('is not there to be read before the gate has opened it', () => {
    const sealed = new Confidential(table);
    expect(JSON.stringify(sealed)).toBe('{}');
    expect(Object.keys(sealed)).toEqual([]);
  });

  it('has no number of a withheld group in any column, and every number of a shown one', () => {
    const shown = releaseSurvey(owner, new Confidential(table), (shownTable) => shownTable.partitions[0]).value;
    for (const column of columns) {
      expect([...shown[column]].map(Number.isNaN)).toEqual([true, true, false, true, false]);
    }
  });

  it('is decided alike whoever asks, and then cut to the teams the reader may see', () => {
    const line = teamsScope('manager@example.org', 'manager', new Set(['a', 'b']));
    const shown = releaseSurvey(line, new Confidential(table), (shownTable) => shownTable.partitions[0]).value;
    for (const column of columns) expect([...shown[column]].every(Number.isNaN)).toBe(true);
    expect([...shown.decision]).toEqual([1, 2, 3, 3, 3]);
  });

  it('is not given by department to a reader who may not see everyone', () => {
    const line = teamsScope('manager@example.org', 'manager', new Set(['a', 'b', 'c']));
    const byDepartment = new Confidential<ReleasedTable>({ ...table, by: 'department' });
    expect([...releaseSurvey(line, byDepartment, (shown) => shown.partitions[0].decision).value]).toEqual([
      3, 3, 3, 3, 3,
    ]);
  });
});

/** Files of the server in which a table is named. */
function naming(table: RegExp): string[] {
  const root = join(import.meta.dirname, '../../../server');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(30);
  return files
    .filter((file) => table.test(readFileSync(join(root, file), 'utf8')))
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}

describe('answers', () => {
  it('are read where it is decided what is shown, written by the import, erased with a person and deleted when their time is over; nowhere else', () => {
    expect(naming(/survey_answers|surveyAnswers/)).toEqual([
      'ingest/surveys/answersTarget.ts',
      'ingest/surveys/loadItems.ts',
      'ingest/surveys/waveContents.ts',
      'ingest/undo/undoTables.ts',
      'privacy/decideComments.ts',
      'privacy/decideWaves.ts',
      'privacy/laterAnswers.ts',
      'privacy/readWaveAnswers.ts',
      'privacy/wavesUnder.ts',
      'rights/deleteOld.ts',
      'rights/forgetAnswers.ts',
    ]);
  });

  it('given as scores of groups are read where it is decided what is shown, written by the import and deleted when their time is over; nowhere else', () => {
    expect(naming(/survey_scores|surveyScores\b/)).toEqual([
      'ingest/kinds/kindDeclarations.ts',
      'ingest/kinds/surveyScores.ts',
      'ingest/surveys/loadItems.ts',
      'ingest/surveys/scoresTarget.ts',
      'ingest/surveys/waveContents.ts',
      'ingest/undo/undoTables.ts',
      'privacy/decideScoreWaves.ts',
      'privacy/readScores.ts',
      'rights/deleteOld.ts',
    ]);
  });

  it('in people’s own words are read where it is decided where they are shown; shown ones by facts, the audit and the preview of a minimum', () => {
    expect(naming(/survey_comments|surveyComments/)).toEqual([
      'ingest/surveys/commentsTarget.ts',
      'ingest/undo/undoTables.ts',
      'privacy/decideComments.ts',
      'rights/deleteOld.ts',
      'rights/forgetAnswers.ts',
    ]);
    expect(naming(/released_comments|releasedComments/)).toEqual([
      'commands/auditConfidentialityComments.ts',
      'facts/readComments.ts',
      'ingest/undo/undoTables.ts',
      'privacy/decideComments.ts',
      'privacy/effectOfMinimum.ts',
      'privacy/holdToMinimum.ts',
      'rights/deleteOld.ts',
      'rights/forgetAnswers.ts',
    ]);
  });
});
