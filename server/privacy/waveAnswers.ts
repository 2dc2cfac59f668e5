/** Where a respondent belonged when the wave closed; '' where it is not known. Managers go by employee id. */
export interface Place {
  manager: string;
  department: string;
  location: string;
  role: string;
  tenure: string;
}

export interface AnsweredItem {
  dimension: number;
  low: number;
  high: number;
}

/**
 * The answers of one wave, as the deciding step needs them. A part is the people who share every place; rows of `scores` are in order of
 * respondent, so that sums are the same to the last bit on every engine.
 */
export interface WaveAnswers {
  dimensions: string[];
  items: AnsweredItem[];
  parts: Place[];
  /** Per respondent and dimension: the mean over the dimension's items on 0–100. */
  scores: {
    respondent: readonly string[];
    part: ArrayLike<number>;
    dimension: ArrayLike<number>;
    score: ArrayLike<number>;
  };
  /** Per part and item: answers on the item's own scale. */
  itemCells: {
    part: ArrayLike<number>;
    item: ArrayLike<number>;
    n: ArrayLike<number>;
    sum: ArrayLike<number>;
    sumSquares: ArrayLike<number>;
    favourable: ArrayLike<number>;
  };
}
