import type { FileRun } from '../load/fileRun.ts';
import { PersonLookup } from '../load/personLookup.ts';
import { dimensionOf } from '../recognise/scoreColumn.ts';
import { BadValue } from '../values/badValue.ts';
import { type GroupRef, groupReader } from './scoredGroup.ts';
import type { Item, SurveyBook } from './surveyBook.ts';
import { runOf } from './surveyRows.ts';

/** The score of one group on one item, as it is stored; shares from 0 to 1. */
export interface ScoreRow extends GroupRef {
  wave: number;
  item: string;
  score: number;
  respondents: number;
  favourable: number | null;
  unfavourable: number | null;
  standardDeviation: number | null;
}

type Read = (field: string) => string | null;

/** Reads rows of scores; throws BadValue when one does not say of whom, of what, or of how many. No reason quotes a score. */
export function scoreReader(
  run: FileRun,
  surveys: SurveyBook,
  { percent }: { percent: boolean },
): (cells: string[], line: number) => ScoreRow {
  const manager = new PersonLookup(run, 'manager', { unknown: 'placeholder', required: true });
  const groupOf = groupReader(run);
  return (cells, line) => {
    const read: Read = (field) => run.fields.get(field)?.read(cells) ?? null;
    const { survey, wave } = runOf(run, surveys, read, line);
    const group = groupOf(read, () => manager.find(cells, line), line);
    const name = read('item') ?? read('dimension');
    if (name === null) throw new BadValue('', '', 'the row names no item and no dimension');
    const given = scaleOf(run, read);
    const shown = (): Item => ({
      dimension: read('dimension') ?? dimensionOf(name) ?? name,
      ...given(),
      reversed: false,
    });
    const item = surveys.item(survey, name, shown, line);
    return { ...group, wave, item: name, ...numbersOf(unquoted(read), item, { name, percent, given: given.told() }) };
  };
}

/** The scale the row is on: its own columns, else what the mapping says of the column of scores. */
function scaleOf(run: FileRun, read: Read) {
  const column = run.mapping.columns.find(({ field }) => field === 'score');
  const low = read('scale_low') ?? column?.scaleLow;
  const high = read('scale_high') ?? column?.scaleHigh;
  const told = (): Pick<Item, 'low' | 'high'> | undefined =>
    low === undefined || high === undefined ? undefined : { low: Number(low), high: Number(high) };
  const needed = (): Pick<Item, 'low' | 'high'> => {
    const scale = told();
    if (scale === undefined) throw new BadValue('', '', 'the row does not say on which scale the score is');
    if (scale.low >= scale.high) throw new BadValue('', '', 'the scale does not rise');
    return scale;
  };
  return Object.assign(needed, { told });
}

/** Says of a cell that cannot be read why, and not what stands in it. */
const unquoted =
  (read: Read): Read =>
  (field) => {
    try {
      return read(field);
    } catch (error) {
      throw error instanceof BadValue ? new BadValue(error.column, '', error.message) : error;
    }
  };

interface Given {
  name: string;
  percent: boolean;
  given: Pick<Item, 'low' | 'high'> | undefined;
}

function numbersOf(read: Read, item: Item, { name, percent, given }: Given) {
  const { low, high, reversed } = item;
  if (given && (given.low !== low || given.high !== high)) {
    throw new BadValue(
      '',
      '',
      `${name} is known on a scale from ${low} to ${high}, here from ${given.low} to ${given.high}`,
    );
  }
  const [score, respondents] = [read('score'), read('respondents')];
  if (score === null) throw new BadValue('', '', 'the row has no score');
  if (respondents === null) throw new BadValue('', '', 'the row does not say how many answered');
  const [mean, n] = [Number(score), Number(respondents)];
  if (!Number.isInteger(n) || n < 1)
    throw new BadValue('', '', 'the number of respondents is no whole number of 1 or more');
  if (mean < low || mean > high) throw new BadValue('', '', `the score is not on the scale from ${low} to ${high}`);
  const share = (field: string): number | null => {
    const text = read(field);
    return text === null ? null : Number(text) / (percent ? 100 : 1);
  };
  const deviation = read('standard_deviation');
  return {
    score: reversed ? low + high - mean : mean,
    respondents: n,
    favourable: share('favourable'),
    unfavourable: share('unfavourable'),
    standardDeviation: deviation === null ? null : Number(deviation),
  };
}
