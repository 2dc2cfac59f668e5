/** Kinds of team with a known truth; the region is planted apart, as every team of a place. */
export const plantKinds = [
  'burnt-out team',
  'player, not coach',
  'unlucky small team',
  'lucky small team',
  'great coach',
  'inherited bad team',
  'sink or swim',
] as const;

export type PlantKind = (typeof plantKinds)[number];
