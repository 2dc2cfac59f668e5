import type { Days } from '#server/access/reportingLine.ts';
import type { Scope } from '#server/access/scope.ts';
import type { Day } from '#shared/calendar/day.ts';
import type { Ref } from '#shared/contract/grouping.ts';
import type { CommentGroup } from '#shared/contract/comments.ts';
import type { MoraleMeasure } from '#shared/contract/morale.ts';
import { withinScope } from './withinScope.ts';
import type { ReleasedTable } from './survey.ts';

let letOut: <T>(value: T) => Released<T>;

/** A value the reader it was made for may see. Only this file can make one, and `http` sends nothing else. */
export class Released<T> {
  readonly #value: T;

  private constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  static {
    letOut = (value) => new Released(value);
  }
}

let open: <T>(held: Confidential<T>) => T;

/** Something computed from answers. Anybody can put a value in; only this file can take it out, after the minimum-group rule. */
export class Confidential<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  static {
    open = (held) => held.#value;
  }
}

/** `T` as it is, but `never` wherever it holds something computed from answers. */
export type WithoutAnswers<T> = T extends Confidential<unknown> | MoraleMeasure | CommentGroup
  ? never
  : T extends readonly (infer E)[]
    ? readonly WithoutAnswers<E>[]
    : T extends object
      ? { [K in keyof T]: WithoutAnswers<T[K]> }
      : T;

/** The days that figures tell of; `up to now` when they follow people from whenever up to today. */
export type Told = Days | 'up to now';

const isSeen = (scope: Scope, managerExternalId: string, told: Told): boolean =>
  told === 'up to now' ? scope.seesToday(managerExternalId) : scope.sees(managerExternalId, told);

interface Subject {
  manager?: Ref | undefined;
  group?: Ref | undefined;
}

function seenOf<Row extends Subject>(scope: Scope, rows: readonly Row[], told: Told): Row[] {
  return rows.filter(({ manager }) => scope.everyone || (manager !== undefined && isSeen(scope, manager.id, told)));
}

/** An answer from HR and sales records, sorted by who may see what. */
export interface RecordsAnswer<Row, CompanyWide, Open> {
  /** One a manager or group; kept when the reader may see that manager's team, other groupings for readers of everyone only. */
  rows: Row[];
  /** What the rows tell of: a reader may see a manager's team for some time and not for other. */
  told: Told;
  /** Totals and whatever is computed over everybody: for readers of everyone only. */
  companyWide: CompanyWide;
  /** What every reader may see: the period, notes. */
  open: Open;
}

/** Lets out HR and sales measures: the rows within the scope, company-wide figures to readers of everyone, nothing computed from answers. */
export function release<Row extends Subject, CompanyWide extends object, Open extends object>(
  scope: Scope,
  answer: RecordsAnswer<Row, CompanyWide, Open> & WithoutAnswers<RecordsAnswer<Row, CompanyWide, Open>>,
): Released<{ rows: Row[] } & Partial<CompanyWide> & Open> {
  const { rows, told, companyWide, open: forAll }: RecordsAnswer<Row, CompanyWide, Open> = answer;
  const seen = seenOf(scope, rows, told);
  const wide: Partial<CompanyWide> = scope.everyone ? companyWide : {};
  return letOut({ ...wide, ...forAll, rows: seen });
}

/** Lets out one manager's HR and sales figures: absent when the reader may not see that manager's team. */
export function releaseTeam<Team extends object, CompanyWide extends object, Open extends object>(
  scope: Scope,
  managerExternalId: string,
  answer: { team: Team; told: Told; companyWide: CompanyWide; open: Open } & WithoutAnswers<{
    team: Team;
    companyWide: CompanyWide;
    open: Open;
  }>,
): Released<Partial<Team> & Partial<CompanyWide> & Open> {
  const { team, companyWide, open: forAll }: { team: Team; companyWide: CompanyWide; open: Open } = answer;
  const seen: Partial<Team> = scope.everyone || isSeen(scope, managerExternalId, answer.told) ? team : {};
  const wide: Partial<CompanyWide> = scope.everyone ? companyWide : {};
  return letOut({ ...seen, ...wide, ...forAll });
}

/**
 * Lets out what comparing survey measures with every team's says of the subjects the reader may see. `compare` is given those subjects
 * and all cells, and tells of the subjects alone: numbers of other teams, their average too, are for readers of everyone only.
 */
export function releaseCompared<Row extends Subject, T>(
  scope: Scope,
  { rows, told }: { rows: readonly Row[]; told: Told },
  table: Confidential<ReleasedTable>,
  compare: (seen: Row[], all: ReleasedTable) => T,
): Released<T> {
  return letOut(compare(seenOf(scope, rows, told), open(table)));
}

/**
 * Lets out survey measures. The cells were decided when the wave closed, whoever asks; `describe` gets those the reader may see, with NaN
 * in every column of a cell that is withheld or outside the scope, so that it can tell nothing else.
 */
export function releaseSurvey<T>(
  scope: Scope,
  table: Confidential<ReleasedTable>,
  describe: (shown: ReleasedTable) => T,
): Released<T> {
  return letOut(describe(withinScope(scope, open(table))));
}

/** Comments by the groups they are shown in. */
export type CommentGroups = readonly { closedOn: Day; told: CommentGroup }[];

/**
 * Lets out comments. In which one group each is shown was decided when it came, whoever asks; a reader gets the groups of teams and areas they may
 * see on the day the wave closed, and the others only when they see everyone.
 */
export function releaseComments<T>(
  scope: Scope,
  held: Confidential<CommentGroups>,
  describe: (seen: readonly CommentGroup[]) => T,
): Released<T> {
  const sees = ({ closedOn, told }: CommentGroups[number]): boolean => {
    if (scope.everyone) return true;
    const days = { from: closedOn, to: closedOn + 1 };
    if (told.manager === undefined) return false;
    return told.grouping === 'area' ? scope.seesArea(told.manager.id, days) : scope.sees(told.manager.id, days);
  };
  return letOut(
    describe(
      open(held)
        .filter(sees)
        .map(({ told }) => told),
    ),
  );
}

/** Puts released values together: what is worked out from them alone says nothing they did not say. */
export function combine<Parts extends Record<string, Released<unknown>>, T>(
  parts: Parts,
  build: (parts: Parts) => T,
): Released<T> {
  return letOut(build(parts));
}
