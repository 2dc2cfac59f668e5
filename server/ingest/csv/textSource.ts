import { createHash } from 'node:crypto';
import type { RowSource } from '../rowSource.ts';
import { CsvReader } from './csvReader.ts';
import { sniffDialect } from './dialect.ts';
import { readHead, readText, type TextFile } from './readText.ts';

/** The rows of a delimited text. */
export async function textSource(file: TextFile): Promise<RowSource> {
  const dialect = sniffDialect(await readHead(file));
  const { shown, doubt } = file.encoding;
  return {
    encoding: file.form.gzipped ? `${shown}, gzip` : shown,
    delimiter: dialect.delimiter,
    doubts: doubt === undefined ? [] : [doubt],
    parts: [],
    async *rows(onRow) {
      const hash = createHash('sha256');
      const reader = new CsvReader(dialect, onRow);
      for await (const text of readText(file, hash)) {
        reader.push(text);
        yield;
      }
      reader.end();
      return hash.digest('hex');
    },
  };
}
