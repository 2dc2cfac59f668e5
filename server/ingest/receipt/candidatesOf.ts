import type { AmbiguousManager } from '#shared/contract/import.ts';
import type { AmbiguousManager as Ambiguous } from './fileBook.ts';

/** Everybody who may be meant by a manager's name, as they were last placed; asked once all rows are read. */
export function candidatesOf({ file, name, people, chosen }: Ambiguous & { file: string }): AmbiguousManager {
  const candidates = people.map(({ externalId, name: own, employments, assignments }) => {
    const { department, role } = assignments.at(-1) ?? {};
    const leftOn = employments.at(-1)?.leftOn;
    return {
      id: externalId,
      name: own,
      ...(department ? { department } : {}),
      ...(role ? { role } : {}),
      ...(leftOn ? { leftOn } : {}),
    };
  });
  return { file, name, candidates, ...(chosen ? { chosen: chosen.externalId } : {}) };
}
