import {
  type ImportHistory,
  type Notice,
  type Receipt,
  type RecognisedFile,
  receipt,
  recognisedFile,
} from '#shared/contract/import.ts';

const fields: RecognisedFile['fields'] = [
  {
    field: 'employee_id',
    label: 'Employee: id',
    type: 'id',
    required: true,
    question: 'Which column holds the id of the employee?',
  },
  {
    field: 'name',
    label: 'Employee: name',
    type: 'text',
    required: false,
    question: 'Which column holds the name of the employee?',
  },
  {
    field: 'hire_date',
    label: 'Hire date',
    type: 'date',
    required: false,
    question: 'Which column holds the day the person was hired?',
  },
  {
    field: 'exit_date',
    label: 'Exit date',
    type: 'date',
    required: false,
    question: 'Which column holds the day the person left?',
  },
  {
    field: 'fte',
    label: 'FTE',
    type: 'number',
    required: false,
    question: 'Which column holds the share of a full-time job?',
  },
];

const columns: RecognisedFile['columns'] = [
  { column: 'EmpID', field: 'employee_id', samples: ['10026', '10084'], type: 'number' },
  { column: 'Name', field: 'name', samples: ['Adinolfi, Wilson K'], type: 'text' },
  {
    column: 'Hired',
    field: 'hire_date',
    order: 'month first',
    samples: ['7/5/2011', '3/30/2015'],
    type: 'date',
    evidence: '3/30/2015 on line 3 can only be month first',
  },
  {
    column: 'Engagement',
    field: 'score',
    decimal: '.',
    dimension: 'engagement',
    scaleLow: 1,
    scaleHigh: 5,
    samples: ['4.6', '4.96'],
    type: 'number',
    evidence: 'answers from 1.12 to 5: a scale from 1 to 5',
  },
  { column: 'Notes', samples: ['–'], type: 'text' },
];

/** A roster in which everything was recognised; parts can be replaced. */
export function roster(parts: Partial<RecognisedFile> = {}): RecognisedFile {
  const shown = parts.columns ?? columns;
  return recognisedFile.parse({
    file: 'a'.repeat(32),
    name: 'people.csv',
    bytes: 48_213,
    rows: 311,
    delimiter: ',',
    encoding: 'utf-8',
    parts: [],
    kind: 'roster',
    whyKind: 'employee_id, name, hire_date: Roster (one row a person)',
    columns: shown,
    mapping: {
      kind: 'roster',
      asOf: '2019-02-28',
      columns: shown.map(({ samples: _samples, type: _type, evidence: _evidence, question: _question, ...how }) => how),
    },
    fields,
    missing: [],
    questions: [],
    ...parts,
  });
}

/** The roster, but its hire dates can be read either way. */
export function doubtfulRoster(): RecognisedFile {
  const text = 'every date could be read either way (7/5/2011 on line 2)';
  return roster({
    columns: columns.map((column) =>
      column.column === 'Hired'
        ? { column: 'Hired', field: 'hire_date', samples: ['7/5/2011'], type: 'date', question: text }
        : column,
    ),
    questions: [`Column "Hired": ${text}`],
  });
}

/** A file nobody recognises. */
export function unknownFile(): RecognisedFile {
  return roster({
    kind: undefined,
    whyKind: 'nearest is roster, but no column holds employee_id',
    fields: [],
    mapping: { kind: 'roster', columns: columns.map(({ column }) => ({ column })) },
    questions: ['This file is not recognised.'],
  });
}

export const brokenRow: Notice = {
  file: 'people.csv',
  line: 17,
  column: 'Hired',
  value: '31/31/2011',
  reason: 'is not a day of the calendar',
  rejected: true,
};

/** What an import of the roster would do; parts can be replaced. */
export function rosterReceipt(parts: Partial<Receipt> = {}): Receipt {
  return receipt.parse({
    applied: false,
    files: [
      {
        file: 'people.csv',
        kind: 'roster',
        rows: 311,
        new: 310,
        changed: 0,
        unchanged: 0,
        rejected: 1,
        asOf: '2019-02-28',
      },
    ],
    employees: { new: 310, changed: 0, placeholders: 5 },
    exits: 104,
    changes: 310,
    examples: [
      { file: 'people.csv', line: 2, what: 'Adinolfi, Wilson K: manager', before: 'Amy Dunn', after: 'Michael Albert' },
    ],
    notices: [
      brokenRow,
      { file: 'people.csv', reason: 'the employees of two managers share one name', rejected: false },
    ],
    ended: 0,
    leaving: [],
    sharedNames: [],
    ambiguousManagers: [],
    moreNotices: 0,
    ...parts,
  });
}

export const applied = rosterReceipt({ applied: true, importId: 7 });

export const unchanged = rosterReceipt({
  files: [{ file: 'people.csv', kind: 'roster', rows: 311, new: 0, changed: 0, unchanged: 311, rejected: 0 }],
  employees: { new: 0, changed: 0, placeholders: 0 },
  exits: 0,
  changes: 0,
  examples: [],
  notices: [],
});

export const oneImport: ImportHistory = {
  undoNext: 3,
  imports: [
    {
      importId: 3,
      appliedAt: '2019-03-01T09:30:00.000Z',
      actor: 'owner@example.com',
      files: [{ file: 'deals.csv', kind: 'deals', rows: 8800, new: 8800, changed: 0, unchanged: 0, rejected: 0 }],
    },
  ],
};
