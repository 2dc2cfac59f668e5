import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readTable } from './files.ts';

const lines = (...messages: unknown[]) => messages.map((each) => `${JSON.stringify(each)}\n`).join('');

/** In the form of the Singer specification 0.3.0. */
const SINGER = lines(
  { type: 'STATE', value: {} },
  {
    type: 'SCHEMA',
    stream: 'users',
    key_properties: ['id'],
    schema: { type: 'object', properties: { id: { type: 'string' }, name: {}, manager: { type: 'object' }, left: {} } },
  },
  { type: 'record', stream: 'users', record: { id: '007', name: 'Ann', manager: { id: 'B1' }, left: null } },
  { type: 'SCHEMA', stream: 'deals', key_properties: [], schema: {} },
  { type: 'RECORD', stream: 'deals', record: { id: 1, owners: ['a', 'b'], won: true, lines: [{ n: 1 }] } },
  { type: 'RECORD', stream: 'users', record: { id: '008', name: 'Bo\nLee', extra: 1.5 } },
  { type: 'ACTIVATE_VERSION', stream: 'users', version: 1 },
);

describe('the messages of a tap', () => {
  it('of Singer are a table for each stream, whose columns are those of its schema and then of its records', async () => {
    const users = await readTable('tap.jsonl', SINGER);
    expect(users.table.source).toMatchObject({ parts: ['users', 'deals'], part: 'users', partKind: 'stream' });
    expect(users.table.name).toBe('tap.jsonl: users');
    expect(users.columns).toEqual(['id', 'name', 'left', 'manager.id', 'extra']);
    expect(users.rows).toEqual([
      { line: 3, cells: ['007', 'Ann', '', 'B1', ''] },
      { line: 6, cells: ['008', 'Bo\nLee', '', '', '1.5'] },
    ]);
    const deals = await readTable('tap.jsonl', SINGER, { part: 'deals' });
    expect(deals.columns).toEqual(['id', 'owners', 'won', 'lines']);
    expect(deals.rows).toEqual([{ line: 5, cells: ['1', 'a;b', 'true', '[{"n":1}]'] }]);
  });

  it('of Airbyte are read alike, also gzipped, and one stream alone needs no name', async () => {
    const airbyte = lines(
      { type: 'LOG', log: { level: 'INFO', message: 'begins' } },
      { type: 'RECORD', record: { stream: 'users', data: { id: 'a' }, emitted_at: 1_700_000_000_000 } },
      { type: 'STATE', state: { type: 'STREAM' } },
    );
    const { columns, rows, table } = await readTable('tap', gzipSync(airbyte));
    expect({ columns, rows, name: table.name }).toEqual({
      columns: ['id'],
      rows: [{ line: 2, cells: ['a'] }],
      name: 'tap',
    });
  });

  it('keep every digit of an id, whether it is text or a number', async () => {
    const message =
      '{"type":"RECORD","stream":"s","record":{"id":12345678901234567890,"text":"say \\"12345678901234567890\\"","n":-3}}\n';
    const { rows } = await readTable('tap.jsonl', message);
    expect(rows[0].cells).toEqual(['12345678901234567890', 'say "12345678901234567890"', '-3']);
  });

  it('with a line among them that is none are refused, by that line', async () => {
    await expect(readTable('tap.jsonl', `${SINGER}{"type":"RECORD","stream":"users","rec`)).rejects.toThrow(
      'tap.jsonl: line 8 is no message of a tap.',
    );
    await expect(readTable('tap.jsonl', SINGER, { part: 'calls' })).rejects.toThrow(
      'tap.jsonl has no stream "calls". Its streams are users, deals.',
    );
    await expect(readTable('tap.jsonl', lines({ type: 'STATE', value: 1 }))).rejects.toThrow('holds no records');
  });
});
