/** How survey numbers are kept from giving anybody's answer away, and what that does not yet cover; for readers and respondents. */
export const confidentiality: readonly string[] = [
  'A survey number stands on at least 5 respondents. Below that the whole cell is withheld as “too few”: no mean, no participation, not even the number of respondents.',
  'Where the company’s figure is shown, what is hidden could be had by subtracting the shown groups from it. So while the hidden groups of one wave and dimension hold fewer than 5 respondents together, the next smallest group is withheld too, as “would reveal another group”. People who belong to no group count as a hidden group.',
  'Where everybody in a group answered alike, the numbers that would tell each one’s answer are bounded (“95 % or more”, “5 % or less”) or absent. Where subtraction would bring them back, the same numbers of the next smallest group are left out as well.',
  'The decision is made over all groups of a wave, before it is looked at who asks; a reader who may see only some teams gets those rows of the same decision. Survey numbers come by one grouping at a time and by whole waves; there is no other filter.',
  'All groupings (manager, department, location, role) are decided together: what is shown divides the respondents into classes, and every class has at least five people, so no adding and subtracting of shown numbers speaks of fewer.',
  'Not yet covered: two waves of one team between which a single person left can be compared; unanimous answers are guarded within a grouping only; somebody inside a hidden group knows their own answer.',
];
