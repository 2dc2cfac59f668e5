import { nameId } from '#server/org/directory.ts';
import type { FileRun } from '../load/fileRun.ts';
import { placeholderMaker } from '../people/peopleRun.ts';
import type { Person } from '../people/person.ts';
import { BadValue } from '../values/badValue.ts';

/** Whose score a row gives. */
export interface GroupRef {
  grouping: 'company' | 'manager' | 'department' | 'location' | 'role';
  /** The label; '' for the company and for teams, which go by their manager. */
  label: string;
  manager: Person | null;
  /** Of a team, the department the file puts it in. */
  department: string | null;
}

const PLACES = ['department', 'location', 'role'] as const;
/** What stands in a column of groups for everybody. */
const EVERYBODY =
  /^(all|overall|total|company|everybody|everyone|organi[sz]ation|all (employees|company|staff)|entire company)$/i;

type Read = (field: string) => string | null;
type ReadGroup = (read: Read, manager: () => Person | null, line: number) => GroupRef;

/**
 * Whose score a row gives: the group it names with its kind, else a manager's team, else a department, location or role, else the company.
 * Throws BadValue when it names two of these, which would be a crossing, or a kind of group that is not shown.
 */
export function groupReader(run: FileRun): ReadGroup {
  const ways = MANAGER.filter((field) => run.fields.has(field));
  return (read, manager, line) => {
    if (run.fields.has('group')) return namedGroup(run, read, line);
    const places = PLACES.flatMap((grouping): { grouping: (typeof PLACES)[number]; label: string }[] => {
      const label = read(grouping);
      return label === null || EVERYBODY.test(label) ? [] : [{ grouping, label }];
    });
    if (ways.some((field) => isNamed(read(field))))
      return { grouping: 'manager', label: '', manager: manager(), department: departmentIn(places) };
    if (places.length > 1) {
      const named = places.map(({ grouping }) => grouping).join(' and a ');
      throw new BadValue('', '', `the row names a ${named}: one group a row`);
    }
    const [place] = places;
    return { grouping: place?.grouping ?? 'company', label: place?.label ?? '', manager: null, department: null };
  };
}

const MANAGER = ['manager_id', 'manager_email', 'manager_name'];
const isNamed = (text: string | null): boolean => text !== null && !EVERYBODY.test(text);
const departmentIn = (places: readonly { grouping: string; label: string }[]): string | null =>
  places.find(({ grouping }) => grouping === 'department')?.label ?? null;

/** A group and what kind it is, in two columns. */
function namedGroup(run: FileRun, read: Read, line: number): GroupRef {
  const [kind, group] = [read('grouping'), read('group')];
  const none = { manager: null, department: null };
  if (kind === 'company' || (group !== null && EVERYBODY.test(group)))
    return { grouping: 'company', label: '', ...none };
  if (group === null) throw new BadValue('', '', 'the row names no group');
  if (kind === 'manager')
    return { grouping: 'manager', label: '', manager: personCalled(run, group, line), department: null };
  const place = PLACES.find((each) => each === kind);
  if (place === undefined) {
    const why =
      kind === null
        ? 'the row does not say what kind of group it is of'
        : 'scores are kept of managers, departments, locations, roles and the company only';
    throw new BadValue('', '', why);
  }
  return { grouping: place, label: group, ...none };
}

/** The manager a text means: an id, an e-mail address or a name. */
function personCalled(run: FileRun, text: string, line: number): Person {
  const { directory } = run.people;
  for (const ref of [{ id: text }, { email: text }, { name: text }]) {
    const found = directory.find(ref);
    if (found && 'person' in found) return found.person;
    if (found) throw new BadValue('', '', 'several people fit the manager’s name: give the id');
  }
  const id = /\s/.test(text) ? nameId(text) : text;
  return placeholderMaker(run, () => line)(id, text, text.includes('@') ? text : null);
}
