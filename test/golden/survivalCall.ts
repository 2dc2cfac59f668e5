import type { SurvivalTimes } from '#shared/stats/survivalTimes.ts';
import { bracketed, splitOutside } from './brackets.ts';
import { cells, parseExpression, printed } from './expression.ts';
import { levelName, numbers, sortedLevels } from './formula.ts';
import type { GoldenTable } from './goldenFiles.ts';

/** The `Surv(…)` of a call read against a table; in an event of 1 and 2, 2 is the event, as R takes it. */
export function survivalTimes(call: string, table: GoldenTable): SurvivalTimes {
  const parts = splitOutside(bracketed(call, 'Surv('), ',').map((part) =>
    numbers(part.replace(/^\w+\s*=(?!=)/, ''), table),
  );
  const event = parts.at(-1)!;
  const happened = event.some((value) => value === 2) ? 2 : 1;
  return {
    ...(parts.length === 3 ? { entry: Float64Array.from(parts[0]) } : {}),
    exit: Float64Array.from(parts.at(-2)!),
    event: Uint8Array.from(event, (value) => (value === happened ? 1 : 0)),
  };
}

/** The formula of a call, from its `Surv(…)` on. */
export function survivalFormula(call: string): string {
  const [formula] = splitOutside(call.slice(call.indexOf('Surv(')), ',');
  // What follows a closing bracket that was opened before belongs to the call.
  return bracketed(`(${formula})`, '(');
}

/** The terms on the right of the tilde of the formula of a call. */
export function rightTerms(call: string): string[] {
  const formula = survivalFormula(call);
  return splitOutside(formula.slice(formula.indexOf('~') + 1), '+');
}

/** Each row's stratum among those of one or more columns, and the strata's names as R gives them. */
export interface Strata {
  of: number[];
  names: string[];
}

/** Crosses columns, the last varying fastest; only combinations that occur. `isNamed` makes `column=level` of each part. */
export function crossed(columns: readonly string[], table: GoldenTable, isNamed: boolean): Strata {
  const keys = columns.map((column) => {
    const expression = parseExpression(column);
    const values = cells(expression, table);
    const levels = sortedLevels(values);
    return { column: printed(expression), levels, code: values.map((value) => levels.indexOf(levelName(value))) };
  });
  const rows = keys[0].code.map((_, i) => keys.map(({ code }) => code[i]));
  const combinations = [...new Map(rows.map((codes) => [codes.join(), codes])).values()].sort((a, b) => {
    const at = a.findIndex((code, k) => code !== b[k]);
    return at < 0 ? 0 : a[at] - b[at];
  });
  const place = new Map(combinations.map((codes, s) => [codes.join(), s]));
  return {
    of: rows.map((codes) => place.get(codes.join())!),
    names: combinations.map((codes) =>
      codes.map((code, k) => (isNamed ? `${keys[k].column}=` : '') + keys[k].levels[code]).join(', '),
    ),
  };
}
