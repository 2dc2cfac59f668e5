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
  /** The ids that are a person each, although they share a name. */
  separate: ReadonlySet<string>;
  /** The names that stand beside several ids which are not all employees' own. */
  sharedNames: SharedName[];
  /** What a person should know about them, a sentence each. */
  remarks: string[];
}

/** One name beside several manager ids: one person, or one each. */
export interface SharedName {
  name: string;
  managerIds: string[];
  separate: boolean;
}

/**
 * Judges a whole column of manager ids. They count as employee ids when at least half of them are known as such and the
 * names beside them do not say otherwise; a number that happens to be somebody's employee id proves nothing by itself.
 * Several ids beside one name are one person, unless they are told to be `separate`.
 */
export function judgeManagerIds<P extends Listed>(
  directory: Directory<P>,
  mentions: Iterable<Mention>,
  separate: readonly string[] = [],
): ManagerIds {
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
  const ids = { areEmployeeIds, isEmployee, separate: new Set(separate) };
  return { areEmployeeIds, haveNames, separate: ids.separate, ...readAliases(names, ids) };
}

type NamesBesideIds = Map<string, Map<string, string>>;

interface Judged {
  areEmployeeIds: boolean;
  isEmployee: (id: string) => boolean;
  separate: ReadonlySet<string>;
}

function readAliases(names: NamesBesideIds, judged: Judged) {
  const { areEmployeeIds } = judged;
  const nameOf = new Map<string, string>();
  const remarks: string[] = [];
  for (const [id, beside] of names) {
    const texts = [...beside.values()];
    if (texts.length === 1) nameOf.set(id, texts[0]);
    if (texts.length > 1) {
      remarks.push(
        `The manager id ${id} stands beside ${list(texts)}: ${areEmployeeIds ? 'the id decides' : 'the names decide'}.`,
      );
    }
  }
  const sharedNames = namesWithSeveralIds(names, judged);
  for (const shared of sharedNames) remarks.push(remarkOn(shared, areEmployeeIds));
  for (const id of judged.separate) {
    if (!names.has(id)) remarks.push(`The manager id ${id} is told to be a person of its own, but no row has it.`);
  }
  if (!areEmployeeIds && nameOf.size > 0) {
    remarks.push('The manager ids are not the employees’ ids; managers are found by e-mail and name.');
  }
  return { nameOf, sharedNames, remarks };
}

function namesWithSeveralIds(names: NamesBesideIds, { isEmployee, separate }: Judged): SharedName[] {
  const idsOf = new Map<string, { name: string; managerIds: string[] }>();
  for (const [id, beside] of names) {
    for (const [key, name] of beside) {
      const entry = idsOf.get(key) ?? { name, managerIds: [] };
      entry.managerIds.push(id);
      idsOf.set(key, entry);
    }
  }
  // Two employees may well have one name.
  return [...idsOf.values()]
    .filter(({ managerIds }) => managerIds.length > 1 && !managerIds.every(isEmployee))
    .map((shared) => ({ ...shared, separate: shared.managerIds.every((id) => isEmployee(id) || separate.has(id)) }));
}

function remarkOn({ name, managerIds, separate }: SharedName, areEmployeeIds: boolean): string {
  const who = `${name} stands beside the manager ids ${list(managerIds)}`;
  if (separate) return `${who}: a person each, as told.`;
  const wayOut = `If each is another person, say so with "separateManagers": ${JSON.stringify(managerIds)} in the mapping.`;
  return areEmployeeIds
    ? `${who}: an id that is an employee's decides. ${wayOut}`
    : `${who}: taken as one person. ${wayOut}`;
}

/** For every id, the different names beside it, by their folded form. */
function namesBesideIds(mentions: Iterable<Mention>): NamesBesideIds {
  const names: NamesBesideIds = new Map();
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
