import { describe, expect, test } from 'vitest';
import type { RecognisedFile } from '#shared/contract/import.ts';
import { assignField, editColumn } from '#web/import/editMapping.ts';
import { choiceQuestion, openQuestions } from '#web/import/openQuestions.ts';
import { doubtfulRoster, roster, unknownFile } from './fixtures.ts';

const asked = (found: RecognisedFile, mapping = found.mapping): string[] =>
  openQuestions(found, mapping).map(({ about }) => about);

function withColumn(column: Partial<RecognisedFile['columns'][number]>, type: string): RecognisedFile {
  const { field = 'x' } = column;
  return roster({
    columns: [{ column: 'X', field, samples: [], type: 'text', ...column }],
    fields: [{ field, label: 'X', type, required: false, question: '' }],
  });
}

describe('what a person still has to say about a file', () => {
  test('is nothing when everything was recognised', () => {
    expect(asked(roster())).toEqual([]);
  });

  test('is only the kind while that is unknown', () => {
    expect(asked(unknownFile())).toEqual(['kind']);
  });

  test('is the order of dates that can be read either way, until it is chosen', () => {
    const found = doubtfulRoster();
    expect(asked(found)).toEqual(['order']);
    expect(asked(found, editColumn(found.mapping, 'Hired', { order: 'day first' }))).toEqual([]);
  });

  test('is nothing about a column that is not read', () => {
    const found = doubtfulRoster();
    expect(asked(found, assignField(found.mapping, 'Hired', undefined))).toEqual([]);
  });

  test('is a field the file needs, until one of the columns fills one of those asked for', () => {
    const found = roster({ missing: ['email or fte'] });
    expect(openQuestions(found, found.mapping)).toEqual([{ about: 'missing', fields: ['email', 'fte'] }]);
    expect(asked(found, assignField(found.mapping, 'Notes', 'fte'))).toEqual([]);
  });

  test('is the decimal mark of numbers that show none', () => {
    const found = withColumn({ question: 'the mark in 1,234 may group thousands' }, 'number');
    expect(asked(found)).toEqual(['decimal']);
    expect(asked(found, editColumn(found.mapping, 'X', { decimal: ',' }))).toEqual([]);
  });

  test('is the scale of answers that fit two scales', () => {
    const found = withColumn({ field: 'score', question: 'which scale do answers from 0 to 4 stand on?' }, 'number');
    expect(asked(found)).toEqual(['scale']);
    expect(asked(found, editColumn(found.mapping, 'X', { scaleLow: 0, scaleHigh: 10 }))).toEqual([]);
  });

  test('is each text that means none of the fixed choices, until all are told', () => {
    const found = withColumn({ question: 'which of won, lost, open is "Dead", "On ice"?' }, 'choice');
    expect(asked(found)).toEqual(['values']);
    expect(asked(found, editColumn(found.mapping, 'X', { values: { Dead: 'lost' } }))).toEqual(['values']);
    expect(asked(found, editColumn(found.mapping, 'X', { values: { Dead: 'lost', 'On ice': 'open' } }))).toEqual([]);
  });

  test('is the closing day of a wave that neither a column nor the person names', () => {
    const found = roster({ kind: 'survey wide' });
    const mapping = { ...found.mapping, kind: 'survey wide' as const };
    expect(asked(found, mapping)).toEqual(['closing day']);
    expect(asked(found, { ...mapping, closedOn: '2024-03-31' })).toEqual([]);
  });
});

describe('a question about fixed choices', () => {
  test('names the choices before and the unclear texts in quotes', () => {
    expect(choiceQuestion('which of won, lost is "Closed, gone", "?"?')).toEqual({
      choices: ['won', 'lost'],
      unclear: ['Closed, gone', '?'],
    });
  });

  test('of another form names nothing', () => {
    expect(choiceQuestion('every date could be read either way')).toBeUndefined();
  });
});

describe('a field', () => {
  test('is filled by one column only: the one that filled it before is no longer read', () => {
    const { columns } = assignField(roster().mapping, 'Notes', 'hire_date');
    expect(columns.find(({ column }) => column === 'Hired')).toEqual({ column: 'Hired' });
    expect(columns.find(({ column }) => column === 'Notes')).toEqual({ column: 'Notes', field: 'hire_date' });
  });

  test('of survey answers may be filled by any number of columns', () => {
    const { columns } = assignField(roster().mapping, 'Notes', 'score');
    expect(columns.filter(({ field }) => field === 'score').map(({ column }) => column)).toEqual([
      'Engagement',
      'Notes',
    ]);
  });
});
