import type { Respondent } from './respondents.ts';

/** Everybody as a class of their own, and every group of the family with its name. */
export interface Groups {
  people: number[];
  names: string[];
  cells: number[][];
}

type Keys = (person: Respondent) => readonly string[];

/** Teams, areas, departments, locations, roles, tenure bands and the listed crossings; classes are people who share them all. */
export const groupings: Record<string, Keys> = {
  team: ({ manager }) => [manager],
  area: ({ line }) => line,
  department: ({ department }) => [department],
  location: ({ location }) => [location],
  role: ({ role }) => [role],
  tenure: ({ tenure }) => [tenure],
  'department × location': ({ department, location }) => [`${department} · ${location}`],
  'department × tenure': ({ department, tenure }) => [`${department} · ${tenure}`],
};

export function groupsOf(respondents: readonly Respondent[], keys: Record<string, Keys> = groupings): Groups {
  const found = new Map<string, number[]>();
  respondents.forEach((person, at) => {
    for (const [grouping, keysOf] of Object.entries(keys)) {
      for (const key of keysOf(person)) {
        if (key === '') continue;
        const name = `${grouping} ${key}`;
        found.set(name, [...(found.get(name) ?? []), at]);
      }
    }
  });
  return { people: respondents.map(() => 1), names: [...found.keys()], cells: [...found.values()] };
}
