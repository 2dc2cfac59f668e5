import { compact } from '../recognise/header.ts';
import { readDateText } from '../values/dateText.ts';
import { readNumber } from '../values/numberText.ts';
import type { Preset } from './preset.ts';

/** A row near the top of a file. */
export interface HeadRow {
  cells: readonly string[];
  line: number;
}

/** What the columns of a file are called, up to which line the header goes, and whose header it is. */
export interface Header {
  readonly columns: string[];
  /** What a column's other header rows say about it: a question's text beside its id. */
  readonly labels?: (string | undefined)[];
  readonly headerLine: number;
  readonly preset?: Preset;
}

/** Any year does: only the shape of a date counts here. */
const SOME_YEAR = 2040;

/**
 * The header whose preset knows most of its columns; `undefined` when it is no system's we know. The header begins with
 * the first of the rows.
 */
export function findHeader(rows: readonly HeadRow[], presets: readonly Preset[]): Header | undefined {
  let best: { header: Header; known: number } | undefined;
  for (const preset of presets) {
    const header = headerOf(rows, preset);
    if (!header) continue;
    const names = new Set(header.columns.map(compact));
    const known = preset.schema.fields.filter((field) => isPresent(field, names)).length;
    if (!best || known > best.known) best = { header, known };
  }
  return best?.header;
}

function headerOf(rows: readonly HeadRow[], preset: Preset): Header | undefined {
  const { headerRows, commentRows = [] } = preset.dialect;
  const all = [...headerRows, ...commentRows];
  const further = all.filter((row) => row > 1);
  const isWhole = all.every((row) => rows[row - 1] !== undefined) && !further.some((row) => isData(rows, row, preset));
  // Somebody may have deleted the rows below the names.
  const header = read(rows, preset, isWhole ? headerRows : [1]);
  const names = new Set(header.columns.map(compact));
  const tells = preset.tells.every((group) => group.some((name) => names.has(compact(name))));
  if (!tells) return undefined;
  return { ...header, headerLine: rows[isWhole ? Math.max(...all) - 1 : 0].line, preset };
}

function read(rows: readonly HeadRow[], { dialect, header }: Preset, headerRows: readonly number[]) {
  const texts = headerRows.map((row) => ({ row, cells: rows[row - 1].cells }));
  const width = texts[0].cells.length;
  const first = header?.spans ? spanned(texts[0].cells) : texts[0].cells;
  const columns: string[] = [];
  const labels: (string | undefined)[] = [];
  for (let at = 0; at < width; at++) {
    const written = texts.map(({ row, cells }, i) => ({ row, text: (i === 0 ? first : cells)[at] ?? '' }));
    const key = header?.keys && keyOf(written, header.keys);
    const silent = new Set(header?.silent?.map(compact));
    const parts = written.map(({ text }) => text).filter((text) => text !== '' && !silent.has(compact(text)));
    const name = key?.name ?? [...new Set(parts)].join(dialect.headerJoin ?? ' ');
    columns.push(columns.includes(name) ? `${name} ${at + 1}` : name);
    const others = written.filter(({ row, text }) => row !== key?.row && text !== name && text !== '');
    labels.push(key && others.length > 0 ? others.at(-1)!.text : undefined);
  }
  return labels.some((label) => label !== undefined) ? { columns, labels } : { columns };
}

function keyOf(
  written: readonly { row: number; text: string }[],
  keys: readonly { row: number; pattern: string }[],
): { name: string; row: number } | undefined {
  for (const { row, pattern } of keys) {
    const text = written.find((each) => each.row === row)?.text;
    const name = text === undefined ? undefined : new RegExp(pattern).exec(text)?.[1];
    if (name !== undefined) return { name, row };
  }
  return undefined;
}

function spanned(cells: readonly string[]): string[] {
  let last = '';
  return cells.map((cell) => (last = cell === '' ? last : cell));
}

/** Below the names of columns we know stand words; a date, a number or an e-mail address there is somebody's. */
function isData(rows: readonly HeadRow[], row: number, preset: Preset): boolean {
  const known = new Set(preset.schema.fields.flatMap(({ name, aliases = [] }) => [name, ...aliases]).map(compact));
  return rows[row - 1].cells.some((text, at) => {
    if (text === '' || !known.has(compact(rows[0].cells[at] ?? ''))) return false;
    return text.includes('@') || readNumber(text, '.') !== undefined || readDateText(text, SOME_YEAR) !== undefined;
  });
}

function isPresent({ name, aliases = [] }: Preset['schema']['fields'][number], names: ReadonlySet<string>): boolean {
  return [name, ...aliases].some((each) => names.has(compact(each)));
}
