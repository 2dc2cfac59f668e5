/** The groups scores may be given of, without single answers. */
export type ScoredGrouping = 'company' | 'manager' | 'department' | 'location' | 'role';

/** A group's score on one item, on 0–100. */
export interface ItemScore {
  item: string;
  respondents: number;
  score: number;
  /** Share of favourable answers, 0 to 1. */
  favourable: number | undefined;
  /** Of single answers, in points of 0–100. */
  deviation: number | undefined;
}

/** A group's scores on the items of one dimension. */
export interface ScoredGroup {
  grouping: ScoredGrouping;
  /** A manager's employee id or a label; '' for the company. */
  key: string;
  /** Of a team, the department the file puts it in; '' where it does not say. */
  department: string;
  items: ItemScore[];
}

export const groupKey = ({ grouping, key }: { grouping: string; key: string }): string => `${grouping}\n${key}`;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What can be told of a group's dimension; `undefined` where no item says it. */
export interface GroupFigures {
  /** People known to have answered: the fewest of its items. */
  respondents: number;
  score: number;
  favourable: number | undefined;
  /** Of one item only: several items' deviations do not say how far people's means lie apart. */
  deviation: number | undefined;
}

export function figuresOf({ items }: ScoredGroup): GroupFigures {
  const shares = items.flatMap(({ favourable }) => favourable ?? []);
  return {
    respondents: Math.min(...items.map(({ respondents }) => respondents)),
    score: mean(items.map(({ score }) => score)),
    favourable: shares.length === items.length ? mean(shares) : undefined,
    deviation: items.length === 1 ? items[0].deviation : undefined,
  };
}
