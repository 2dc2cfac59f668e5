import type { SurveyCells } from '#server/privacy/survey.ts';

const score = (answer: number): number => 25 * (answer - 1);
const add = (values: number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The cells of one item on a scale from 1 to 5, from each group's answers and those of people without a group. */
export function cellsOf(groups: number[][], without: number[] = []): SurveyCells {
  const cells = [...groups, without, [...groups.flat(), ...without]];
  const column = (value: (answers: number[]) => number): Float64Array => Float64Array.from(cells, value);
  return {
    respondents: column((answers) => answers.length),
    sum: column((answers) => add(answers.map(score))),
    sumSquares: column((answers) => add(answers.map((answer) => score(answer) ** 2))),
    answers: column((answers) => answers.length),
    favourable: column((answers) => answers.filter((answer) => answer >= 4).length),
    agreement: column(() => 0.5),
  };
}
