import type { Directory, Listed } from './directory.ts';
import { middleNamesAgree, readPersonName } from './personName.ts';

/** How a row names a manager. */
export interface Mention {
  id: string | null;
  email: string | null;
  name: string | null;
}

/** What the manager ids of a file are. */
export interface ManagerIds {
  /** They are the employees' own ids; otherwise numbers of their own, which only the names beside them explain. */
  areEmployeeIds: boolean;
  /** A name stands beside some of them, by which they could be judged. */
  haveNames: boolean;
  /** For ids that are not employees': the one name that stands beside the id everywhere. */
  nameOf: ReadonlyMap<string, string>;
  /** What a person should know about them, a sentence each. */
  remarks: string[];
}

/**
 * Judges a whole column of manager ids. They count as employee ids when at least half of them are known as such and the
 * names beside them do not say otherwise; a number that happens to be somebody's employee id proves nothing by itself.
 */
export function judgeManagerIds<P extends Listed>(directory: Directory<P>, mentions: Iterable<Mention>): ManagerIds {
  const names = namesBesideIds(mentions);
  let known = 0;
  let contradicted = 0;
  for (const [id, beside] of names) {
    const person = directory.byId(id);
    if (!person) continue;
    known += 1;
    if (beside.size > 0 && ![...beside.values()].some((name) => sameName(person.name, name))) contradicted += 1;
  }
  const areEmployeeIds = known > 0 && known * 2 >= names.size && contradicted * 2 < known;
  const haveNames = [...names.values()].some((beside) => beside.size > 0);
  const isEmployee = (id: string) => areEmployeeIds && directory.byId(id) !== undefined;
  return { areEmployeeIds, haveNames, ...readAliases(names, areEmployeeIds, isEmployee) };
}

function readAliases(
  names: Map<string, Map<string, string>>,
  areEmployeeIds: boolean,
  isEmployee: (id: string) => boolean,
) {
  const nameOf = new Map<string, string>();
  const idsOf = new Map<string, { name: string; ids: string[] }>();
  const remarks: string[] = [];
  for (const [id, beside] of names) {
    const texts = [...beside.values()];
    if (texts.length === 1) nameOf.set(id, texts[0]);
    if (texts.length > 1) {
      remarks.push(
        `The manager id ${id} stands beside ${list(texts)}: ${areEmployeeIds ? 'the id decides' : 'the names decide'}.`,
      );
    }
    for (const [key, name] of beside) {
      const entry = idsOf.get(key) ?? { name, ids: [] };
      entry.ids.push(id);
      idsOf.set(key, entry);
    }
  }
  for (const { name, ids } of idsOf.values()) {
    // Two employees may well have one name.
    if (ids.length < 2 || ids.every(isEmployee)) continue;
    remarks.push(
      areEmployeeIds
        ? `${name} stands beside the manager ids ${list(ids)}: an id that is an employee's decides.`
        : `${name} has the manager ids ${list(ids)}: taken as one person. Are they?`,
    );
  }
  if (!areEmployeeIds && nameOf.size > 0) {
    remarks.push('The manager ids are not the employees’ ids; managers are found by e-mail and name.');
  }
  return { nameOf, remarks };
}

/** For every id, the different names beside it, by their folded form. */
function namesBesideIds(mentions: Iterable<Mention>): Map<string, Map<string, string>> {
  const names = new Map<string, Map<string, string>>();
  for (const { id, name } of mentions) {
    if (id === null) continue;
    let beside = names.get(id);
    if (!beside) names.set(id, (beside = new Map()));
    const key = name === null ? undefined : readPersonName(name)?.full;
    if (key !== undefined && name !== null && !beside.has(key)) beside.set(key, name);
  }
  return names;
}

function sameName(a: string, b: string): boolean {
  const [one, other] = [readPersonName(a), readPersonName(b)];
  if (!one || !other) return false;
  return one.full === other.full || (one.short === other.short && middleNamesAgree(one, other));
}

const list = (texts: readonly string[]) => `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
