import type { Highs } from 'highs';

/** Unknown amounts within bounds, and sums of them known to lie within bounds. */
export interface LinearSystem {
  readonly least: readonly number[];
  readonly most: readonly number[];
  readonly rows: readonly {
    readonly at: readonly number[];
    readonly times: readonly number[];
    readonly least: number;
    readonly most: number;
  }[];
  /** True when the amounts are whole numbers. */
  readonly whole: boolean;
}

export interface Range {
  least: number;
  most: number;
}

/** Between what does each target (an amount per unknown, times what) lie in every solution? Throws when there is no solution. */
export function linearExtremes(
  highs: Highs,
  system: LinearSystem,
  targets: readonly ReadonlyMap<number, number>[],
): Range[] {
  const { minimize, maximize } = highs.constants.objectiveSense;
  return highs.withModel(modelOf(highs, system), (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9 });
    const reached = (sense: typeof minimize): number => {
      model.changeObjectiveSense(sense);
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
        throw new Error('What is shown fits no answers: its cells do not belong to the same people.');
      return model.getObjectiveValue();
    };
    return targets.map((target) => {
      for (const [at, times] of target) model.changeColCost(at, times);
      const range = { least: reached(minimize), most: reached(maximize) };
      for (const at of target.keys()) model.changeColCost(at, 0);
      return range;
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
      values: rows.flatMap((row) => [...row.times]),
    },
    ...(whole ? { integrality: new Int32Array(least.length).fill(highs.constants.variableType.integer) } : {}),
  };
}
