import type { CellGrouping, FamilyGrouping } from './family.ts';
import { sameScore, sameSide } from './suppress.ts';
import { AT_LEAST_95, AT_MOST_5, everybody, SHOWN, type SurveyCells } from './survey.ts';
import { veiledCells } from './veiledCells.ts';

/** A cell as it is stored: what was decided, and of a shown one the numbers; a number that is not there is withheld or was never had. */
export interface ReleasedCell {
  dimension: string;
  grouping: CellGrouping;
  /** A manager's employee id or a label; '' for the company. `second` is the other label of a crossing. */
  key: string;
  second: string;
  /** SHOWN, TOO_FEW, WOULD_REVEAL or WOULD_REVEAL_CHANGE. */
  decision: number;
  respondents: number | undefined;
  answers: number | undefined;
  sum: number | undefined;
  sumSquares: number | undefined;
  favourable: number | undefined;
  agreement: number | undefined;
  unanimous: boolean;
  /** AT_LEAST_95, AT_MOST_5 or 0. */
  bound: number;
  partly: boolean;
}

interface Where {
  dimension: string;
  family: readonly FamilyGrouping[];
}

/** The cells of one dimension, from the sums and the decisions of each partition of the family and the sums of its parts; `classes`
 * are people who share all their shown groups and whose sum can be worked out, in parts. Groups nobody of answered are not there. */
export function releasedCells(
  where: Where,
  { sums, parts }: { sums: readonly SurveyCells[]; parts: SurveyCells },
  { decisions, classes }: { decisions: readonly Uint8Array[]; classes: readonly (readonly number[])[] },
): ReleasedCell[] {
  const { dimension, family } = where;
  const decided = { family, sums, parts, decisions, classes };
  const [level, side] = [sameScore, sameSide].map((tells) => veiledCells(decided, tells));
  const company = everybody(family[0].groups.length);
  return family.flatMap(({ grouping, groups }, at) => {
    const told = teller(sums[at], decisions[at], { level: level[at], side: side[at] });
    const own = groups.flatMap(({ key, second }, cell): ReleasedCell[] => {
      if (sums[at].respondents[cell] === 0) return [];
      return [{ dimension, grouping, key, second, ...told(cell) }];
    });
    if (at > 0 || sums[0].respondents[company] === 0) return own;
    return [{ dimension, grouping: 'company', key: '', second: '', ...told(company) }, ...own];
  });
}

type Told = Omit<ReleasedCell, 'dimension' | 'grouping' | 'key' | 'second'>;

/** What is veiled of a partition's cells: of the level, and of the favourable share. */
interface Veils {
  level: Uint8Array;
  side: Uint8Array;
}

function teller(cells: SurveyCells, decision: Uint8Array, { level, side }: Veils): (cell: number) => Told {
  return (cell) => {
    const isShown = decision[cell] === SHOWN;
    const given = (column: Float64Array, veiled = 0): number | undefined =>
      isShown && veiled === 0 && !Number.isNaN(column[cell]) ? column[cell] : undefined;
    const isMostly = cells.favourable[cell] > 0.5 * cells.answers[cell];
    return {
      decision: decision[cell],
      respondents: given(cells.respondents),
      answers: given(cells.answers),
      sum: given(cells.sum, level[cell]),
      sumSquares: given(cells.sumSquares, level[cell]),
      agreement: given(cells.agreement, level[cell]),
      favourable: given(cells.favourable, side[cell]),
      unanimous: isShown && (level[cell] === 1 || side[cell] === 1),
      bound: isShown && side[cell] === 1 ? (isMostly ? AT_LEAST_95 : AT_MOST_5) : 0,
      partly: isShown && (level[cell] === 2 || side[cell] === 2),
    };
  };
}
