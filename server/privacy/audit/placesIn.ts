import type { Belonging, ObtainedCell } from './obtainedCell.ts';

/** Finds which of these belong to a cell's group: their places, in order. */
export function placesIn(
  belongings: readonly Belonging[],
): (cell: Pick<ObtainedCell, 'by' | 'id'>) => readonly number[] {
  const all = [...belongings.keys()];
  const groups = new Map<string, number[]>();
  for (const [at, belonging] of belongings.entries()) {
    for (const [by, ids] of Object.entries(belonging)) {
      for (const id of new Set(ids)) {
        const group = groups.get(`${by}\n${id}`);
        if (group) group.push(at);
        else groups.set(`${by}\n${id}`, [at]);
      }
    }
  }
  return ({ by, id }) => (by === 'company' ? all : (groups.get(`${by}\n${id}`) ?? []));
}
