/** Cells of a table: for each factor the level of every cell (0, 1, …), the events counted in it and its exposure. */
export interface FactorTable {
  factors: readonly Int32Array[];
  count: ArrayLike<number>;
  exposure: ArrayLike<number>;
}

/**
 * What a level did to the rate: `estimated`; `reference`, which the others are compared with; `noEvents`, fitted as a rate of 0;
 * `noExposure`, never seen at risk; `collinear`, told already by levels of earlier factors.
 */
export type LevelState = 'estimated' | 'reference' | 'noEvents' | 'noExposure' | 'collinear';
