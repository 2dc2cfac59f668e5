/** How survey numbers are kept from giving anybody's answer away, and what that does not yet cover; for readers and respondents. */
export const confidentiality: readonly string[] = [
  'A survey number stands on at least 5 respondents. Below that the whole cell is withheld as “too few”: no mean, no participation, not even the number of respondents.',
  'Where the company’s figure is shown, what is hidden could be had by subtracting the shown groups from it. So while the hidden groups of one wave and dimension hold fewer than 5 respondents together, the next smallest group is withheld too, as “would reveal another group”. People who belong to no group count as a hidden group.',
  'Where everybody in a group answered alike, the numbers that would tell each one’s answer are bounded (“95 % or more”, “5 % or less”) or absent. Where subtraction would bring them back, the same numbers of the next smallest group are left out as well.',
  'What may be shown is decided once, when the answers of a closed wave are imported, for all groups together and before it is looked at who asks: teams, whole areas (a manager’s team and all teams below), departments, locations, roles, tenure bands, department by location and department by tenure band. The decision and its numbers are stored, and every page, report and file shows those.',
  'Nothing may be shown that, by adding and subtracting of anything else that is shown, would give away a sum over fewer than five people.',
  'A cell is withheld as “would reveal a change” when its respondents differ from those of the same cell in the wave before, and that was shown, but by fewer than 5 people: taking one from the other would speak of who joined or left.',
  'Answers that come or change once a wave is decided are shown only if every cell that was shown changes by nobody or by at least five people; otherwise the wave stays as it is, and says how many answers are not in it.',
  'A manager whose team is withheld is told of the nearest area around it that is shown, by the name of who leads it.',
  'Not covered: unanimous answers are guarded within a grouping only; somebody inside a hidden group knows their own answer; an import that is undone and imported again with other answers is decided anew; waves of different surveys, and waves with another between them, are not held against each other.',
];
