import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { Mapping, RecognisedFile } from '#shared/contract/import.ts';
import { RunFields } from '#web/import/RunFields.tsx';

afterEach(cleanup);

const columns = [{ column: 'Engagement', field: 'score' }];
const roster: Mapping = { kind: 'roster', columns, asOf: '2019-02-28' };
const found: RecognisedFile = {
  file: 'a'.repeat(32),
  name: 'people.csv',
  bytes: 120,
  rows: 3,
  delimiter: ',',
  encoding: 'utf-8',
  parts: [],
  kind: 'roster',
  whyKind: 'employee_id',
  columns: [],
  mapping: roster,
  fields: [],
  missing: [],
  questions: [],
};
const show = (mapping: Mapping) => render(<RunFields found={found} mapping={mapping} onMapping={() => {}} />);

describe('the fields of a roster with scores that are left empty', () => {
  test('show what will be used: the survey “roster”, and the last day the file knows of as wave and closing day', () => {
    show(roster);
    expect(screen.getByLabelText<HTMLInputElement>('Survey').placeholder).toBe('roster');
    expect(screen.getByLabelText<HTMLInputElement>(/^Wave/).placeholder).toBe('2019-02-28');
    expect(screen.getByText('Left empty: survey “roster”; the wave and its day are 28 Feb 2019.')).toBeDefined();
  });

  test('promise nothing of a survey file, which must say its own', () => {
    show({ ...roster, kind: 'survey wide' });
    expect(screen.queryByText(/Left empty/)).toBeNull();
  });
});
