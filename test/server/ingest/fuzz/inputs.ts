import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { RandomSource } from '#shared/stats/seededRandom.ts';
import type { Kind } from '#shared/contract/import.ts';
import { FIRST, SECOND } from '../firstAndSecond.ts';
import { workbook } from '../reading/workbooks.ts';
import { type Grid, mangled, mutated, nastyGrid, written } from './mutators.ts';

const PRESETS = fileURLToPath(new URL('../../../cases/presets', import.meta.url));

export interface Input {
  name: string;
  bytes: Uint8Array | string;
  as: Kind | undefined;
  /** How it was made. */
  how: string;
  /** How many rows it holds, where that is beyond doubt. */
  rows?: number;
}

/** A file of a good kind, before anything is done to it. */
interface Seed {
  name: string;
  text: string;
  as: Kind | undefined;
  /** Every row of it is one of its kind: none is left out by a rule. */
  plain: boolean;
}

const KINDS: Record<string, Kind> = {
  roster: 'roster',
  assignments: 'assignments',
  sales_team: 'sales team',
  deals: 'deals',
  owner_changes: 'owner changes',
  quotas: 'quotas',
  meetings: 'meetings',
  coaching: 'coaching',
  one_on_ones: 'one-on-ones',
  training: 'training',
  absences: 'absences',
  survey_items: 'survey items',
  survey_long: 'survey long',
  survey_wide: 'survey wide',
  survey_scores: 'survey scores',
};

const own = (texts: Record<string, string>): Seed[] =>
  Object.entries(texts).map(([name, text]) => ({ name, text, as: KINDS[name.replace('.csv', '')], plain: true }));
const ofPresets = (): Seed[] =>
  readdirSync(PRESETS).map((name) => ({
    name,
    text: readFileSync(join(PRESETS, name), 'utf8'),
    as: undefined,
    plain: false,
  }));
const seeds: readonly Seed[] = [...own(FIRST), ...own(SECOND), ...ofPresets()];

/** Is zzuf there? */
export const hasZzuf = spawnSync('zzuf', ['-V']).status === 0;

/** Cells of a text that has no line break inside a cell. */
function gridOf(text: string): Grid {
  return text
    .trim()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
        quoted === undefined ? bare : quoted.replaceAll('""', '"'),
      ),
    );
}

const escaped = (text: string) =>
  // Characters XML does not know would make the whole workbook one that no program reads.
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '?')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');

const place = (at: number) =>
  (at < 26 ? '' : String.fromCharCode(64 + Math.floor(at / 26))) + String.fromCharCode(65 + (at % 26));

const cell = (text: string, at: number, row: number) => {
  const number = /^\d{1,12}(\.\d{1,5})?$/.test(text);
  if (number) return `<c r="${place(at)}${row}"><v>${text}</v></c>`;
  return `<c r="${place(at)}${row}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
};

function sheetXml(grid: Grid): string {
  return grid
    .map((row, at) => `<row r="${at + 1}">${row.map((text, column) => cell(text, column, at + 1)).join('')}</row>`)
    .join('');
}

function messages(grid: Grid): string {
  const [header, ...rows] = grid;
  const schema = {
    type: 'SCHEMA',
    stream: 's',
    key_properties: [],
    schema: { properties: Object.fromEntries(header.map((name) => [name, {}])) },
  };
  const records = rows.map((row) => ({
    type: 'RECORD',
    stream: 's',
    record: Object.fromEntries(header.map((name, at) => [name, row[at] ?? null])),
  }));
  return `${[schema, ...records].map((each) => JSON.stringify(each)).join('\n')}\n`;
}

const filled = (grid: Grid) =>
  grid.slice(1).filter((row) => row.some((cell) => cell.replaceAll(/[\0\ufeff]/g, '').trim() !== '')).length;

/** The n-th input of a seed: always the same. */
export function inputOf(draw: RandomSource, useZzuf: boolean): Input {
  const seed = seeds[Math.floor(draw() * seeds.length)];
  const grid = gridOf(seed.text);
  const way = draw();
  const about = (how: string) => ({ as: seed.as, how: `${seed.name}, ${how}` });
  if (way < 0.3) {
    const nasty = nastyGrid(grid, draw);
    return {
      name: seed.name,
      bytes: written(nasty, draw),
      ...about('nasty cells'),
      ...(seed.plain ? { rows: filled(nasty) } : {}),
    };
  }
  if (way < 0.5) return { name: seed.name, bytes: mangled(seed.text, draw), ...about('mangled') };
  if (way < 0.7) return { name: seed.name, bytes: broken(Buffer.from(seed.text), draw, useZzuf), ...about('bytes') };
  if (way < 0.85) return tap(seed, draw, useZzuf, about);
  if (way < 0.98) return sheet(seed, draw, useZzuf, about);
  return { name: `${seed.name}.gz`, bytes: broken(gzipSync(seed.text), draw, useZzuf), ...about('gzip') };
}

type About = (how: string) => Pick<Input, 'as' | 'how'>;

function tap(seed: Seed, draw: RandomSource, useZzuf: boolean, about: About): Input {
  const name = seed.name.replace('.csv', '.jsonl');
  const way = draw();
  const grid = gridOf(seed.text);
  if (way < 0.4) return { name, bytes: messages(nastyGrid(grid, draw)), ...about('messages of nasty cells') };
  if (way < 0.7) return { name, bytes: mangled(messages(grid), draw), ...about('mangled messages') };
  return { name, bytes: broken(Buffer.from(messages(grid)), draw, useZzuf), ...about('bytes of messages') };
}

function sheet(seed: Seed, draw: RandomSource, useZzuf: boolean, about: About): Input {
  const name = seed.name.replace('.csv', '.xlsx');
  const way = draw();
  const grid = gridOf(seed.text);
  if (way < 0.4)
    return {
      name,
      bytes: workbook({ sheets: { A: sheetXml(nastyGrid(grid, draw)) } }),
      ...about('sheet of nasty cells'),
    };
  if (way < 0.7)
    return { name, bytes: workbook({ sheets: { A: mangled(sheetXml(grid), draw) } }), ...about('mangled sheet') };
  return {
    name,
    bytes: broken(workbook({ sheets: { A: sheetXml(grid) } }), draw, useZzuf),
    ...about('bytes of workbook'),
  };
}

function broken(bytes: Uint8Array, draw: RandomSource, useZzuf: boolean): Uint8Array {
  const seed = Math.floor(draw() * 2 ** 31);
  const ratio = draw() * draw() * 0.02;
  if (!useZzuf || draw() < 0.5) return mutated(bytes, draw);
  return spawnSync('zzuf', ['-s', String(seed), '-r', ratio.toFixed(5)], { input: bytes }).stdout;
}
