import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { cellFormat } from '#server/ingest/workbook/cellFormat.ts';
import { numberCell } from '#server/ingest/workbook/cellText.ts';
import { readTable } from './files.ts';
import { textCell, textRow, workbook } from './workbooks.ts';

const shown = (raw: string, code: string, from1904 = false) =>
  numberCell(raw, cellFormat(200, new Map([[200, code]])), from1904);

describe('a number of a workbook', () => {
  it('shown as a day is that day, 1900 being a leap year to Excel, or counted from 1904', () => {
    // Microsoft's article on the two date systems: 5 July 1998 is 35981 in the one and 34519 in the other.
    expect(shown('35981', 'yyyy-mm-dd')).toBe('1998-07-05');
    expect(shown('34519', 'm/d/yy', true)).toBe('1998-07-05');
    expect(shown('59', 'd. mmm yyyy')).toBe('1900-02-28');
    expect(shown('61', 'd. mmm yyyy')).toBe('1900-03-01');
    expect(shown('1', '[$-415]d mmmm yyyy;@')).toBe('1900-01-01');
    expect(shown('2958465', 'yyyy')).toBe('9999-12-31');
    expect(shown('0', 'yyyy-mm-dd')).toBe('');
    expect(shown('35981.75', 'dd/mm/yyyy hh:mm')).toBe('1998-07-05 18:00:00');
    expect(numberCell('35981', cellFormat(14, new Map()), false)).toBe('1998-07-05');
  });

  it('shown with leading zeros or in groups keeps them, and is never written with an exponent', () => {
    expect(shown('123', '00000')).toBe('00123');
    expect(shown('123456789', '000-00-0000')).toBe('123-45-6789');
    expect(shown('1E5', '0.00E+00')).toBe('100000');
    expect(shown('1.2345678901234499E+17', 'General')).toBe('123456789012345000');
    expect(shown('1E+22', 'General')).toBe('10000000000000000000000');
    expect(shown('1E-7', 'General')).toBe('0.0000001');
    expect(shown('0.30000000000000004', '#,##0.00')).toBe('0.3');
    expect(shown('7.0000000000000007E-2', '0%')).toBe('7%');
    expect(shown('5', '"day" 0')).toBe('5');
    expect(shown('5', '[Red]0;[Blue]-0')).toBe('5');
  });
});

describe('a workbook', () => {
  it('written by another program is read as the table it shows', async () => {
    const hired = new Date(Date.UTC(2019, 1, 28));
    const bytes = await writeExcelFile([
      [{ value: 'Employee ID' }, { value: 'Hire Date' }, { value: 'FTE' }, { value: 'Active' }],
      [
        { value: '00123' },
        { value: hired, type: Date, format: 'dd/mm/yyyy' },
        { value: 0.8 },
        { value: true, type: Boolean },
      ],
      [{ value: '1E5' }, null, { value: 1 }, { value: 'Žluťoučký & <kůň>' }],
    ]).toBuffer();
    const { columns, rows, table } = await readTable('staff.xlsx', bytes);
    expect(columns).toEqual(['Employee ID', 'Hire Date', 'FTE', 'Active']);
    expect(rows).toEqual([
      { line: 2, cells: ['00123', '2019-02-28', '0.8', 'TRUE'] },
      { line: 3, cells: ['1E5', '', '1', 'Žluťoučký & <kůň>'] },
    ]);
    expect(table.source).toMatchObject({ encoding: 'Excel workbook', parts: [], part: undefined });
  });

  it('keeps the numbers of its rows, passes over a title and hidden sheets, and reads shared, inline and cached texts', async () => {
    const bytes = workbook({
      workbookPr: '<workbookPr date1904="true"/>',
      states: { Secret: 'state="veryHidden"' },
      shared:
        '<si><t>Name</t></si><si><r><t>Ann </t></r><r><t>Lee</t></r><rPh><t>x</t></rPh></si><si><t>a_x000D_b</t></si>',
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>',
      sheets: {
        Secret: textRow(1, 'Employee ID', 'Name') + textRow(2, 'x', 'y'),
        Staff: `${textRow(1, 'All staff')}
          <row r="4"><c r="A4" t="inlineStr"><is><t>Employee ID</t></is></c><c r="B4" t="s"><v>0</v></c>${textCell('D4', 'Hired')}</row>
          <row r="7"><c r="A7" s="2"><v>42</v></c><c r="B7" t="s"><v>1</v></c><c r="D7" s="1"><v>34519</v></c></row>
          <row r="8"><c r="A8" t="str"><f>X</f><v>0043</v></c><c r="B8" t="s"><v>2</v></c><c r="D8" t="e"><v>#N/A</v></c></row>`,
        Notes: textRow(1, 'only a line'),
      },
    });
    const { columns, rows, table } = await readTable('staff.xlsx', bytes);
    expect(columns).toEqual(['Employee ID', 'Name', '', 'Hired']);
    expect(rows).toEqual([
      { line: 7, cells: ['000042', 'Ann Lee', '', '1998-07-05'] },
      { line: 8, cells: ['0043', 'a\rb', '', '#N/A'] },
    ]);
    expect(table.name).toBe('staff.xlsx');
  });

  it('of several sheets gives the one named, and says which there are', async () => {
    const bytes = workbook({
      sheets: {
        '2023': textRow(1, 'Id', 'Name') + textRow(2, 'a', 'b'),
        '2024': textRow(1, 'Id', 'Who') + textRow(2, 'c', 'd'),
      },
    });
    const first = await readTable('staff.xlsx', bytes);
    expect(first.table.source).toMatchObject({ parts: ['2023', '2024'], part: '2023' });
    const second = await readTable('staff.xlsx', bytes, { part: '2024' });
    expect(second.table.name).toBe('staff.xlsx: 2024');
    expect(second.rows).toEqual([{ line: 2, cells: ['c', 'd'] }]);
    await expect(readTable('staff.xlsx', bytes, { part: '2025' })).rejects.toThrow(
      'staff.xlsx has no sheet "2025". Its sheets are "2023", "2024": say which with --sheet NAME, once for each.',
    );
  });

  it('refused for one sheet names all there are, and gives another that is asked for', async () => {
    // Column DDD is the 2,812th.
    const notes = `<row r="1">${textCell('DDD1', 'far out')}</row>${textRow(2, 'x')}`;
    const bytes = workbook({
      sheets: { Notes: notes, Staff: textRow(1, 'Id', 'Name') + textRow(2, 'a', 'b') },
    });
    const refused = readTable('staff.xlsx', bytes);
    await expect(refused).rejects.toMatchObject({ sheets: ['Notes', 'Staff'] });
    await expect(refused).rejects.toThrow(
      /Its sheets are "Notes", "Staff": say which with --sheet NAME, once for each\.$/,
    );
    expect((await readTable('staff.xlsx', bytes, { part: 'Staff' })).rows).toEqual([{ line: 2, cells: ['a', 'b'] }]);
    await expect(readTable('staff.xlsx', bytes, { part: 'Staff', headerRow: 9 })).rejects.toThrow(
      'staff.xlsx: Staff: row 9 is empty. Name the row the header stands in.',
    );
  });

  it('has its header in the row a person names', async () => {
    const bytes = workbook({
      sheets: { S: textRow(1, 'Report', 'of', 'today') + textRow(3, 'Id', 'Name') + textRow(4, 'a', 'b') },
    });
    const { columns, rows } = await readTable('staff.xlsx', bytes, { headerRow: 3 });
    expect(columns).toEqual(['Id', 'Name']);
    expect(rows).toEqual([{ line: 4, cells: ['a', 'b'] }]);
    await expect(readTable('staff.xlsx', bytes, { headerRow: 2 })).rejects.toThrow('row 2 is empty');
  });

  it('of many rows is read whole, without holding back or skipping any', async () => {
    const many = Array.from({ length: 5_000 }, (_, at) => textRow(at + 2, String(at), 'x')).join('');
    const { rows } = await readTable('staff.xlsx', workbook({ sheets: { S: textRow(1, 'Id', 'Name') + many } }));
    expect(rows).toHaveLength(5_000);
    expect(rows[4_999]).toEqual({ line: 5_001, cells: ['4999', 'x'] });
  });
});
