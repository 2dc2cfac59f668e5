import { createHash } from 'node:crypto';
import type { RowSource } from '../rowSource.ts';
import { CsvReader } from './csvReader.ts';
import { sniffDialect } from './dialect.ts';
import { readText, type TextFile } from './readText.ts';

/** The rows of a delimited text; `head`: its beginning. */
export function textSource(file: TextFile, head: string): RowSource {
  const dialect = sniffDialect(head);
  const { shown, doubt } = file.encoding;
  return {
    encoding: file.form.gzipped ? `${shown}, gzip` : shown,
    delimiter: dialect.delimiter,
    doubts: doubt === undefined ? [] : [doubt],
    parts: [],
    async *rows(onRow) {
      const hash = createHash('sha256');
      const reader = new CsvReader(dialect, onRow, file.name);
      for await (const text of readText(file, hash)) {
        reader.push(text);
        yield;
      }
      reader.end();
      return hash.digest('hex');
    },
  };
}
