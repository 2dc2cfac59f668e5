import { createHash } from 'node:crypto';
import { readText, type TextFile } from '../csv/readText.ts';
import { IngestError } from '../ingestError.ts';
import type { RowSource } from '../rowSource.ts';
import { Lines } from './lines.ts';
import { eachCell } from './recordCells.ts';
import { type TapMessage, tapMessage } from './tapMessage.ts';

/** A stream with more columns is no table. */
const MOST_COLUMNS = 2_000;

/** Do the first lines of a text come from a Singer or Airbyte tap? */
export function isTap(head: string): boolean {
  const start = head.trimStart();
  if (!start.startsWith('{')) return false;
  const stop = start.indexOf('\n');
  const first = stop < 0 ? start : start.slice(0, stop);
  // A first message longer than the head can only be told by its beginning.
  return tapMessage(first) !== undefined || (stop < 0 && /^\{\s*"type"\s*:\s*"(?:SCHEMA|RECORD)"/i.test(first));
}

/** The records of one stream of a tap's messages: the one named, or the first that has any. Every line must be a message. */
export async function tapSource(file: TextFile, part: string | undefined): Promise<RowSource> {
  const streams = await surveyed(file);
  const withRows = [...streams].filter(([, { records }]) => records > 0).map(([stream]) => stream);
  const stream = part ?? withRows[0];
  if (stream === undefined) throw new IngestError(`${file.name} holds no records. Run the tap again.`);
  const found = streams.get(stream);
  if (!found)
    throw new IngestError(`${file.name} has no stream "${stream}". Its streams are ${[...streams.keys()].join(', ')}.`);
  const columns = columnsOf(found);
  return {
    encoding: `${file.encoding.shown}, messages of a tap, stream "${stream}"`,
    delimiter: '',
    doubts: [],
    columns,
    part: withRows.length > 1 || part !== undefined ? stream : undefined,
    partKind: 'stream',
    parts: withRows.length > 1 ? withRows : [],
    async *rows(onRow) {
      const hash = createHash('sha256');
      const places = new Map(columns.map((column, at) => [column, at]));
      const lines = new Lines(file.name, (text, line) => {
        const message = messageOn(file.name, text, line);
        if (message.says !== 'record' || message.stream !== stream) return;
        const cells: string[] = columns.map(() => '');
        eachCell(message.record, (place, cell) => {
          const at = places.get(place);
          if (at !== undefined) cells[at] = cell;
        });
        onRow(cells, line);
      });
      for await (const text of readText(file, hash)) {
        lines.push(text);
        yield;
      }
      lines.end();
      return hash.digest('hex');
    },
  };
}

interface Surveyed {
  records: number;
  /** Whether a place holds a value, in the order of the schema, then of the records. */
  columns: Map<string, boolean>;
}

/** An object that was taken apart is no column itself; what is empty throughout still is one. */
function columnsOf({ columns }: Surveyed): string[] {
  const places = [...columns.keys()];
  return places.filter((place) => columns.get(place) === true || !places.some((each) => each.startsWith(`${place}.`)));
}

/** Which streams there are, and what their records are made of. */
async function surveyed(file: TextFile): Promise<Map<string, Surveyed>> {
  const streams = new Map<string, Surveyed>();
  const of = (stream: string) => {
    const found = streams.get(stream) ?? { records: 0, columns: new Map<string, boolean>() };
    streams.set(stream, found);
    return found;
  };
  const lines = new Lines(file.name, (text, line) => {
    const message = messageOn(file.name, text, line);
    if (message.says === 'other') return;
    const known = of(message.stream);
    if (message.says === 'schema') {
      for (const property of message.properties) known.columns.set(property, known.columns.get(property) ?? false);
      return;
    }
    known.records += 1;
    eachCell(message.record, (place, cell) => {
      if (known.columns.get(place) !== true) known.columns.set(place, cell !== '');
    });
    if (known.columns.size > MOST_COLUMNS) {
      throw new IngestError(
        `${file.name}: stream "${message.stream}" has more than ${MOST_COLUMNS} columns, which is no table.`,
      );
    }
  });
  for await (const text of readText(file)) lines.push(text);
  lines.end();
  return streams;
}

function messageOn(name: string, text: string, line: number): TapMessage {
  const message = tapMessage(text);
  if (message) return message;
  throw new IngestError(
    `${name}: line ${line} is no message of a tap. Let the tap write its messages, and nothing else, to the file.`,
  );
}
