import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readTable } from './files.ts';
import { encode } from './encode.ts';

const POLISH = 'id,imię i nazwisko\n1,Łukasz Świątek\n2,Żaneta Źdźbło\n3,Grażyna Gęś\n';
const CZECH = 'id;jméno\n1;Jiří Dvořák\n2;Žaneta Šťastná\n3;Růžena Nováková\n';
const SPANISH = 'id,nombre\n1,José Ibáñez Muñoz\n2,Begoña Núñez\n3,Iñaki Álvarez\n';
const GERMAN = 'id,Name\n1,Jürgen Müller\n2,Käthe Groß\n';

describe('the encoding of a text', () => {
  it.each([
    [POLISH, 'utf-8', 'UTF-8'],
    [`\ufeff${POLISH}`, 'utf-8', 'UTF-8 with byte order mark'],
    [`\ufeff${POLISH}`, 'utf-16le', 'UTF-16 LE with byte order mark'],
    [`\ufeff${POLISH}`, 'utf-16be', 'UTF-16 BE with byte order mark'],
    [CZECH, 'utf-16le', 'UTF-16 LE (zero in every second byte)'],
    [CZECH, 'utf-16be', 'UTF-16 BE (zero in every second byte)'],
    [POLISH, 'windows-1250', 'windows-1250 (not UTF-8; … as in Polish)'],
    [POLISH, 'iso-8859-2', 'iso-8859-2 (not UTF-8; … as in Polish)'],
    [CZECH, 'windows-1250', 'windows-1250 (not UTF-8; … as in Czech)'],
    [CZECH, 'iso-8859-2', 'iso-8859-2 (not UTF-8; … as in Czech)'],
    [SPANISH, 'windows-1252', 'windows-1252 (not UTF-8; … as in Spanish)'],
    [GERMAN, 'windows-1252', 'windows-1252 (not UTF-8; … as in German)'],
  ])('%j in %s is found out, and what shows it is told: %s', async (text, label, shown) => {
    const { table, columns, rows } = await readTable('staff.csv', encode(text, label));
    expect(table.source.encoding.replace(/; .* as in/, '; … as in')).toBe(shown);
    const expected = text
      .replace('\ufeff', '')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/[,;]/));
    expect([columns, ...rows.map(({ cells }) => cells)]).toEqual(expected);
    expect(table.source.doubts).toEqual([]);
  });

  it('shown by few letters is a guess that is told, with the other reading', async () => {
    const { table, rows } = await readTable('staff.csv', encode('id,name\n1,Mu\u00f1oz\n', 'windows-1252'));
    expect(rows[0].cells[1]).toMatch(/^Mu.oz$/);
    expect(table.source.encoding).toContain('a guess');
    expect(table.source.doubts).toEqual([expect.stringContaining('--encoding')]);
  });

  it('can be named, and goes before what the bytes show', async () => {
    const bytes = encode('id,name\n1,Иван\n', 'windows-1251');
    expect((await readTable('staff.csv', bytes, { encoding: 'windows-1251' })).rows[0].cells).toEqual(['1', 'Иван']);
    await expect(readTable('staff.csv', bytes)).rejects.toThrow('--encoding');
    await expect(readTable('staff.csv', bytes, { encoding: 'klingon' })).rejects.toThrow('no encoding "klingon"');
    await expect(readTable('staff.csv', bytes, { encoding: 'utf-8' })).rejects.toThrow('not written in utf-8');
  });

  it('is judged by the whole file: a letter far down counts as one at the top, and is never cut in two', async () => {
    const filler = '1,plain\n'.repeat(100_000);
    const { table, rows } = await readTable(
      'staff.csv',
      encode(`id,name\n${filler}2,Łucja Śliwa-Żak\n`, 'windows-1250'),
    );
    expect(table.source.encoding).toMatch(/^windows-1250 .* as in Polish\)$/);
    expect(rows.at(-1)!.cells[1]).toBe('Łucja Śliwa-Żak');
    const wide = await readTable('staff.csv', encode(`id,name\n${'2,Łucja 🙂\n'.repeat(60_000)}`, 'utf-8'));
    expect(new Set(wide.rows.map(({ cells }) => cells[1]))).toEqual(new Set(['Łucja 🙂']));
  });

  it('of a text that is UTF-8 but for one byte is no other encoding: the file is refused', async () => {
    const broken = Buffer.concat([encode(POLISH.repeat(20), 'utf-8'), Uint8Array.of(0xe9, 0x0a)]);
    await expect(readTable('staff.csv', broken)).rejects.toThrow('not written in UTF-8');
  });
});

describe('gzip', () => {
  it('is unpacked whatever the file is called', async () => {
    const { rows, table } = await readTable('staff.csv', gzipSync(encode(POLISH, 'windows-1250')));
    expect(table.source.encoding).toMatch(/^windows-1250 .*, gzip$/);
    expect(rows).toHaveLength(3);
  });

  it('cut short or boundless is refused', async () => {
    const packed = gzipSync(POLISH.repeat(500));
    await expect(readTable('a.csv.gz', packed.subarray(0, -20))).rejects.toThrow('damaged or cut short');
    await expect(readTable('a.csv.gz', gzipSync(Buffer.alloc(100 * 1024 ** 2, 'a,b\n')))).rejects.toThrow(
      'unpacks to more than 64 MB',
    );
  });
});
