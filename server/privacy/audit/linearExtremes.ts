import type { Highs } from 'highs';

/** Unknown amounts within bounds, and sums of them known to lie within bounds. */
export interface LinearSystem {
  readonly least: readonly number[];
  readonly most: readonly number[];
  readonly rows: readonly (Range & { readonly at: readonly number[] })[];
  /** True when the amounts are whole numbers. */
  readonly whole: boolean;
}

export interface Range {
  readonly least: number;
  readonly most: number;
}

/** A sum of some amounts, and how wide its range must be to be of no interest. */
export interface Target {
  readonly at: readonly number[];
  readonly wide: number;
}

/** A target that is not wide, between what it lies in every solution, and the rows that hold it there. */
export interface Narrow extends Range {
  readonly target: number;
  readonly rows: readonly number[];
}

/**
 * Which targets lie within less than their width in every solution?
 *
 * Every solution found, whatever it was asked for, shows for all targets what they can be; only those not seen to be wide by then are
 * asked for by themselves. Throws when nothing fits the rows.
 */
export function narrowTargets(highs: Highs, system: LinearSystem, targets: readonly Target[]): Narrow[] {
  const { minimize, maximize } = highs.constants.objectiveSense;
  const seen = targets.map(() => ({ least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY }));
  return highs.withModel(modelOf(highs, system), (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9 });
    const solved = (sense: typeof minimize): number[] => {
      model.changeObjectiveSense(sense);
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
        throw new Error('What is shown fits no answers: its cells do not belong to the same people.');
      const { colValue, rowDual } = model.getSolution();
      targets.forEach(({ at }, i) => {
        const value = at.reduce((sum, own) => sum + colValue[own], 0);
        seen[i].least = Math.min(seen[i].least, value);
        seen[i].most = Math.max(seen[i].most, value);
      });
      return system.rows.flatMap((_, row) => (Math.abs(rowDual[row] ?? 0) > 1e-9 ? [row] : []));
    };
    return targets.flatMap(({ at, wide }, target): Narrow[] => {
      if (seen[target].most - seen[target].least > wide) return [];
      for (const own of at) model.changeColCost(own, 1);
      const rows = new Set([...solved(minimize), ...solved(maximize)]);
      for (const own of at) model.changeColCost(own, 0);
      const { least, most } = seen[target];
      return most - least > wide ? [] : [{ target, least, most, rows: [...rows] }];
    });
  });
}

function modelOf(highs: Highs, { least, most, rows, whole }: LinearSystem) {
  const starts = [0];
  for (const row of rows) starts.push(starts[starts.length - 1] + row.at.length);
  return {
    numCols: least.length,
    numRows: rows.length,
    colCost: new Float64Array(least.length),
    colLower: [...least],
    colUpper: [...most],
    rowLower: rows.map((row) => row.least),
    rowUpper: rows.map((row) => row.most),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: least.length,
      starts,
      indices: rows.flatMap((row) => [...row.at]),
      values: rows.flatMap((row) => row.at.map(() => 1)),
    },
    ...(whole ? { integrality: new Int32Array(least.length).fill(highs.constants.variableType.integer) } : {}),
  };
}
