import { seededRandom } from '#shared/stats/seededRandom.ts';
import type { Respondent } from './respondents.ts';

/** An invented organisation: teams of two to nine under a line of managers, each person with a place, and an answer from 1 to 5. */
export interface Answered extends Respondent {
  answer: number;
}

export function randomOrganisation(seed: number, people: { from: number; to: number }): Answered[] {
  const random = seededRandom(seed);
  const below = (bound: number): number => Math.floor(random() * bound);
  const size = people.from + below(people.to - people.from + 1);
  const lines: string[][] = [['m0']];
  const mood = [0.2, 0.5, 0.8, 1.1][below(4)];
  const result: Answered[] = [];
  while (result.length < size) {
    const above = lines[below(lines.length)];
    const line = above.length > 3 || random() < 0.2 ? above : [...above, `m${lines.length}`];
    if (line !== above) lines.push(line);
    const department = `d${line.length > 1 ? Number(line[1].slice(1)) % 4 : 0}`;
    const location = `l${below(3)}`;
    const level = random();
    for (let left = 2 + below(8); left > 0 && result.length < size; left--) {
      result.push({
        id: `p${result.length}`,
        manager: line.at(-1)!,
        line,
        department: random() < 0.9 ? department : `d${below(4)}`,
        location: random() < 0.8 ? location : `l${below(3)}`,
        role: `r${below(3)}`,
        tenure: `t${below(4)}`,
        answer: Math.min(5, Math.max(1, Math.round(3 + mood * 2 * (level - 0.5) * 2 + (random() - 0.5) * 4 * mood))),
      });
    }
  }
  return result;
}
