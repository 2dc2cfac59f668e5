import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvReader } from '#server/ingest/csv/csvReader.ts';
import { sniffDialect } from '#server/ingest/csv/dialect.ts';

type Row = { cells: string[]; line: number };

function read(pieces: string[], delimiter = ',', newline: '\n' | '\r' = '\n'): Row[] {
  const rows: Row[] = [];
  const reader = new CsvReader({ delimiter, newline }, (cells, line) => rows.push({ cells: [...cells], line }));
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return rows;
}

const cellsOf = (rows: Row[]) => rows.map((row) => row.cells);

describe('the CSV reader', () => {
  it('takes a quoted line break, delimiter and doubled quote as part of the cell, and counts its lines', () => {
    const rows = read(['a,b\n"x\ny","1,2"\n"say ""hi""",3\n']);
    expect(rows).toEqual([
      { cells: ['a', 'b'], line: 1 },
      { cells: ['x\ny', '1,2'], line: 2 },
      { cells: ['say "hi"', '3'], line: 4 },
    ]);
  });

  it('keeps a row with too few or too many cells apart from its neighbours', () => {
    expect(cellsOf(read(['a,b,c\n1,2\n3,4,5\n6,7,8,9\n']))).toEqual([
      ['a', 'b', 'c'],
      ['1', '2'],
      ['3', '4', '5'],
      ['6', '7', '8', '9'],
    ]);
  });

  it('reads a quote that is never closed as an ordinary character of its own row', () => {
    expect(cellsOf(read(['a,b\n1,"x\n2,3\n']))).toEqual([
      ['a', 'b'],
      ['1', '"x'],
      ['2', '3'],
    ]);
  });

  it('a quoted cell cut off in the middle spoils its own row, also when quoted rows follow', () => {
    const rows = [['id', 'name', 'boss'], ['"Ek'], ['2', 'Lem, Al', 'Mo, Jo']];
    expect(cellsOf(read(['id,name,boss\n"Ek\n2,"Lem, Al","Mo, Jo"\n']))).toEqual(rows);
    expect(cellsOf(read(['name,id\n"Ek, J\n"Lem, Al",2\n', '"Mo\n"Ny",3\n']))).toEqual([
      ['name', 'id'],
      ['"Ek', ' J'],
      ['Lem, Al', '2'],
      ['"Mo'],
      ['Ny', '3'],
    ]);
  });

  it('gives up on an unclosed quote before it has taken in the whole file', () => {
    const filler = '4,5\n'.repeat(400_000);
    const rows = read(['a,b\n1,"x\n', ...(filler.match(/[^]{1,65536}/g) ?? [])]);
    expect(rows).toHaveLength(400_002);
    expect(rows[1]).toEqual({ cells: ['1', '"x'], line: 2 });
  });

  it('reads carriage returns, alone or before a line feed, as the end of a line', () => {
    expect(cellsOf(read(['a,b\r\n1,"2"\r\n']))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(cellsOf(read(['a,b\r1,2\r'], ',', '\r'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('gives back any table that was written by the rules, whatever the delimiter, line end and cuts', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'ż', ',', ';', '\t', '|', '"', '\n', '\r\n', ' ', '1'),
      maxLength: 6,
    });
    const width = fc.integer({ min: 2, max: 5 });
    const table = width.chain((n) =>
      fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 8 }),
    );
    const property = fc.property(
      table,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 20 }),
      fc.boolean(),
      (rows, delimiter, newline, cuts, endsOpen) => {
        const text = rows.map((row) => row.map((each) => write(each, delimiter)).join(delimiter)).join(newline);
        expect(cellsOf(read(cut(endsOpen ? text : text + newline, cuts), delimiter))).toEqual(rows);
      },
    );
    fc.assert(property, { numRuns: 2_000, seed: 20_260_727 });
  });

  it('gives the same rows and lines wherever the text is cut, also when it breaks every rule', () => {
    const property = fc.property(
      fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r'), maxLength: 60 }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 10 }),
      (text, cuts) => {
        expect(read(cut(text, cuts))).toEqual(read([text]));
      },
    );
    fc.assert(property, { numRuns: 5_000, seed: 7 });
  });
});

const readInPieces = (text: string) => {
  const rows: string[][] = [];
  const reader = new CsvReader({ delimiter: ',', newline: '\n' }, (cells) => rows.push([...cells]), 'staff.csv');
  for (let at = 0; at < text.length; at += 200_000) reader.push(text.slice(at, at + 200_000));
  reader.end();
  return rows;
};

describe('text made to stop the reader', () => {
  it('of a line longer than a million characters is refused, with its number and what to do', () => {
    const lost = 'staff.csv: line 3 is longer than a million characters';
    expect(() => readInPieces(`a,b\n1,2\n${'x'.repeat(1_100_000)}`)).toThrow(lost);
    expect(() => readInPieces(`a,b\n1,2\n"${'x,'.repeat(600_000)}`)).toThrow(lost);
  });

  it('of doubled quotes in a cell that is never closed is read in time that grows with its length', () => {
    const from = performance.now();
    // The cell that never closes is an ordinary one, and each line below it an empty cell of its own, which is no row.
    expect(readInPieces(`a,b\n1,"${'""\n'.repeat(320_000)}`)).toEqual([
      ['a', 'b'],
      ['1', '"""'],
    ]);
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});

describe('the delimiter', () => {
  it.each([
    ['a,b;c,d\n1,2;3,4\n', ','],
    ['name;value\n"x, y";1,5\n"z";2,5\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
  ])('of %j is %j', (head, delimiter) => {
    expect(sniffDialect(head).delimiter).toBe(delimiter);
  });
});

function write(cell: string, delimiter: string): string {
  return /["\r\n]/.test(cell) || cell.includes(delimiter) || cell === '' ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function cut(text: string, cuts: number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0, n = 0; at < text.length; n++) {
    const size = cuts[n % cuts.length];
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}
