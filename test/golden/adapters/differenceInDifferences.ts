import { eventStudy } from '#shared/stats/eventStudy.ts';
import { groupTimeEffects } from '#shared/stats/groupTimeEffects.ts';
import { poissonFixedEffects } from '#shared/stats/poissonFixedEffects.ts';
import { treatmentStarts } from '#shared/stats/treatmentStarts.ts';
import { twoWayFixedEffects } from '#shared/stats/twoWayFixedEffects.ts';
import { numbers, sortedLevels } from '../formula.ts';
import { asNumber } from '../goldenArguments.ts';
import type { GoldenAdapter, GoldenTable, GoldenValue } from '../goldenFiles.ts';

/** A table with response y, treatment D, and beside them the unit (first column) and the time (second). */
interface Read {
  names: string[];
  unit: Int32Array;
  time: number[];
  treated: number[];
}

export const differenceInDifferencesAdapter: GoldenAdapter = ({ args, expected, r_call: call }, table) => {
  const read = readPanel(table);
  const { names, unit, time, treated } = read;
  const starts = treatmentStarts(unit, time, treated);
  const named = (units: number[]): string[] => units.map((u) => names[u]);
  return {
    absorbing: starts.absorbing,
    always_treated: Array.isArray(expected.always_treated) ? named(starts.always) : starts.always.length,
    never_treated: Array.isArray(expected.never_treated) ? named(starts.never) : starts.never.length,
    ...('y' in table ? measured(read, args, table.y.map(Number)) : {}),
    ...('poisson' in expected ? { poisson: counted(read, table, call) } : {}),
  };
};

function readPanel(table: GoldenTable): Read {
  const [units, times] = Object.keys(table).filter((name) => name !== 'y' && name !== 'D');
  const names = sortedLevels(table[units]);
  const place = new Map(names.map((name, u) => [name, u]));
  return {
    names,
    unit: Int32Array.from(table[units], (name) => place.get(String(name))!),
    time: table[times].map(Number),
    treated: table.D.map(Number),
  };
}

function measured(
  { unit, time, treated }: Read,
  args: Record<string, GoldenValue>,
  response: number[],
): Record<string, unknown> {
  const fit = twoWayFixedEffects({ unit, time, columns: [Float64Array.from(treated)] }, response)!;
  const effects = groupTimeEffects(unit, time, response, treated);
  return {
    twfe: {
      coef: fit.coefficients[0],
      se_cluster: fit.standardErrors[0],
      n: fit.rows,
      clusters: fit.clusters,
      p_t_G_minus_1: fit.pValues[0],
    },
    ...('lo' in args ? { event_study: studied({ unit, time, treated }, args, response) } : {}),
    att_gt: {
      g: effects?.effects.map((one) => one.start),
      t: effects?.effects.map((one) => one.time),
      n_treated: effects?.effects.map((one) => one.treatedUnits),
      n_control: effects?.effects.map((one) => one.comparedUnits),
      att: effects?.effects.map((one) => one.effect),
      e: effects?.effects.map((one) => one.time - one.start),
    },
    att_event: {
      e: effects?.bySince.map((one) => one.since),
      att: effects?.bySince.map((one) => one.effect),
    },
    att_overall: effects?.overall,
  };
}

function studied(
  { unit, time, treated }: Omit<Read, 'names'>,
  args: Record<string, GoldenValue>,
  response: number[],
): Record<string, unknown> {
  const study = eventStudy({ unit, time }, response, treated, { low: asNumber(args.lo), high: asNumber(args.hi) })!;
  return {
    k: study.periods,
    coef: study.coefficients,
    se_cluster: study.standardErrors,
    n: study.rows,
    pretrend_wald: study.before?.statistic,
    pretrend_df: study.before?.degrees,
    pretrend_p: study.before?.p,
  };
}

/** The counts and their exposures in a Poisson model, whose call names them; else told by what the other columns hold. */
function counted({ unit, time, treated }: Read, table: GoldenTable, call: string): Record<string, unknown> {
  const { count, exposure } = countColumns(table, call);
  const counts = table[count].map(Number);
  const exposures = exposure === undefined ? counts.map(() => 1) : numbers(exposure, table);
  const fit = poissonFixedEffects({ unit, time, columns: [Float64Array.from(treated)] }, counts, exposures);
  const [coefficient, error] = [fit?.coefficients[0], fit?.standardErrors[0]];
  return {
    coef: coefficient,
    se_cluster: error,
    rate_ratio: coefficient === undefined ? undefined : Math.exp(coefficient),
    n: fit?.rows,
    clusters: fit?.clusters,
  };
}

/** Counts are whole, and of two whole columns the one with fewer in all; a column named for its logarithm or offset is that. */
function countColumns(table: GoldenTable, call: string): { count: string; exposure?: string } {
  const [, response = '', offset] = /glm\(\s*([\w.]+)\s*~.*?offset\(log\(([\w.]+)\)\)/.exec(call) ?? [];
  if (response in table && offset in table) return { count: response, exposure: offset };
  const [, , ...others] = Object.keys(table).filter((name) => name !== 'y' && name !== 'D');
  const total = (name: string): number => table[name].reduce<number>((sum, value) => sum + Number(value), 0);
  const whole = others
    .filter((name) => table[name].every((value) => Number.isInteger(value)))
    .toSorted((a, b) => total(a) - total(b));
  const count = (others.length > 1 ? whole[0] : undefined) ?? 'y';
  const exposure = others.find((name) => name !== count);
  if (exposure === undefined) return { count };
  return { count, exposure: /^(log|off)/i.test(exposure) ? `exp(${exposure})` : exposure };
}
