import { ManagerResolver } from '#server/org/managerResolver.ts';
import type { Mention } from '#server/org/managerIds.ts';
import { spokenName } from '#server/org/personName.ts';
import type { Mapping } from '#shared/contract/import.ts';
import type { FieldReaders } from '../load/fieldReaders.ts';
import type { FileBook } from '../receipt/fileBook.ts';
import type { People } from './people.ts';
import type { Person, Source } from './person.ts';

/** What writing into what is known needs and adds up to, whether a file or a request says it. */
export interface PeopleWrites {
  people: People;
  book: FileBook;
  importId: number;
  fileNo: number;
  tally: Tally;
}

/** What working out one people file needs besides. */
export interface PeopleRun extends PeopleWrites {
  mapping: Mapping;
  fields: FieldReaders;
  asOf: string | undefined;
}

/** Over all files of an import. */
export interface Tally {
  newEmployees: number;
  changedEmployees: Set<Person>;
  placeholders: number;
  /** Exits not known before. */
  exits: number;
  /** Of those, exits of employments that were open before the import. */
  ended: number;
  /** Of those, exits of people whom a later roster does not have. */
  missing?: number;
}

export function sourceAt(run: PeopleWrites, line: number): Source {
  return { importId: run.importId, fileNo: run.fileNo, line };
}

/** A person somebody's row names, until a row of their own comes. */
export function placeholderMaker(run: PeopleWrites, line: () => number) {
  return (externalId: string, written: string, email: string | null): Person => {
    const name = spokenName(written);
    const known = run.people.directory.byId(externalId);
    if (known) return known;
    run.tally.placeholders += 1;
    run.book.notice(`${name} has no row of their own: kept as a placeholder`, { line: line() });
    return run.people.create({ externalId, name, email, placeholder: true }, sourceAt(run, line()));
  };
}

/** Finds the managers the rows of a file name, and writes down what there is to know about its manager ids. */
export function managersOf(
  run: PeopleRun,
  rows: readonly { manager: Mention }[],
  line: () => number,
): ManagerResolver<Person> {
  const managers = new ManagerResolver(
    run.people.directory,
    rows.map(({ manager }) => manager),
    {
      makePlaceholder: placeholderMaker(run, line),
      separate: run.mapping.separateManagers,
      named: run.mapping.namedManagers,
      onAmbiguous: ({ name, people, chosen, remark }) => {
        run.book.notice(remark);
        run.book.ambiguousManager({ name, people, chosen });
      },
    },
  );
  for (const remark of managers.remarks) run.book.notice(remark);
  for (const shared of managers.sharedNames) run.book.sharedName(shared);
  return managers;
}
