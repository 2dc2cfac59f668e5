import { aalenJohansen, type CumulativeIncidence } from '#shared/stats/aalenJohansen.ts';
import { bracketed, splitOutside } from '../brackets.ts';
import { completeRows, numbers, statedOrder } from '../formula.ts';
import { asList, part } from '../goldenArguments.ts';
import type { GoldenAdapter, GoldenTable } from '../goldenFiles.ts';
import { crossed, rightTerms, survivalFormula } from '../survivalCall.ts';

export const aalenJohansenAdapter: GoldenAdapter = ({ r_call: call, expected }, all) => {
  const table = completeRows(all, survivalFormula(call));
  const states = asList(part(expected.cif, 'state')).map(String);
  const terms = rightTerms(call).filter((term) => term !== '1');
  const groups = terms.length === 0 ? { of: [], names: [''] } : crossed(terms, table, true);
  const rows = Object.values(table)[0].map((_, i) => i);
  const curves = statedOrder(groups.names, expected.strata).map((name) => {
    const own = rows.filter((i) => name === '' || groups.names[groups.of[i]] === name);
    return { name, curve: incidence(call, table, own, states) };
  });
  const perStep = <T>(read: (curve: CumulativeIncidence, step: number, name: string) => T): T[] =>
    curves.flatMap(({ name, curve }) => Array.from(curve.time, (_, step) => read(curve, step, name)));
  return {
    strata: terms.length === 0 ? undefined : perStep((_, __, name) => name),
    time: perStep((curve, step) => curve.time[step]),
    n_risk: perStep((curve, step) => curve.atRisk[step]),
    cif: {
      state: states,
      p: perStep((curve, step) => curve.incidence.map((values) => values[step])),
      se: perStep((curve, step) => curve.standardErrors.map((values) => values[step])),
    },
  };
};

function incidence(call: string, table: GoldenTable, rows: number[], states: string[]): CumulativeIncidence {
  const parts = splitOutside(bracketed(call, 'Surv('), ',');
  const column = (name: string): Float64Array => {
    const values = numbers(name, table);
    return Float64Array.from(rows, (i) => values[i]);
  };
  const ending = table[parts.at(-1)!];
  return aalenJohansen({
    ...(parts.length === 3 ? { entry: column(parts[0]) } : {}),
    exit: column(parts.at(-2)!),
    cause: Uint8Array.from(rows, (i) => states.indexOf(String(ending[i])) + 1),
    causes: states.length,
  })!;
}
