/** What a number means: the question it answers and the formula it is worked out with. */
export type MeasureDefinition = {
  name: string;
  question: string;
  unit: string;
  formula: string;
  source: string;
  /** The fewest of what is counted that it is given for. */
  minimumN: number;
  counted: string;
};
