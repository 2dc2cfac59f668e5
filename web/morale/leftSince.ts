/** What stands next to n when more people answered than are in the team now. */
export function leftSince(respondents: number, teamSize: number | undefined): string {
  return teamSize !== undefined && respondents > teamSize ? ', includes people who have since left' : '';
}
