import type { Scope } from '#server/access/scope.ts';
import type { Day } from '#shared/calendar/day.ts';
import { sameScore, sameSide, suppress, veil } from './suppress.ts';
import {
  AT_LEAST_95,
  AT_MOST_5,
  everybody,
  NO_PERMISSION,
  SHOWN,
  type ShownCells,
  type ShownTable,
  type SurveyCells,
} from './survey.ts';
import type { SurveyTable } from './survey.ts';

/**
 * What of a table of survey cells may be shown to this reader?
 *
 * First which cells stand, over the whole family and the same for every reader; then which of them lie in the scope (by manager's
 * external id, on the day the wave closed; people who see less than everyone get no total and no other grouping). Hidden cells come back as NaN in every column.
 */
export function decide(scope: Scope, table: SurveyTable, minimum: number): ShownTable {
  const groups = table.groups.length;
  const seenOn = (day: Day): Uint8Array =>
    Uint8Array.from({ length: groups + 2 }, (_, cell) => {
      if (scope.everyone) return 1;
      const isManager = cell < groups && table.by === 'manager';
      return isManager && scope.sees(table.groups[cell].id, { from: day, to: day + 1 }) ? 1 : 0;
    });
  return {
    by: table.by,
    groups: table.groups,
    partitions: table.partitions.map((cells) => shownCells(cells, groups, seenOn(cells.closedOn), minimum)),
  };
}

function shownCells(cells: SurveyCells, groups: number, seen: Uint8Array, minimum: number): ShownCells {
  const decision = suppress(cells.respondents, cells.parts, cells.asked, minimum);
  const level = veil(cells, groups, decision, sameScore);
  const side = veil(cells, groups, decision, sameSide);
  for (let cell = 0; cell < groups + 2; cell++) if (seen[cell] === 0) decision[cell] = NO_PERMISSION;
  const shown = (cell: number): boolean => decision[cell] === SHOWN;
  const keep = (column: Float64Array, veiled?: Uint8Array): Float64Array =>
    column.map((value, cell) => (shown(cell) && (veiled?.[cell] ?? 0) === 0 ? value : Number.NaN));
  const flag = (is: (cell: number) => boolean): Uint8Array =>
    Uint8Array.from({ length: everybody(groups) + 1 }, (_, cell) => (shown(cell) && is(cell) ? 1 : 0));
  return {
    wave: cells.wave,
    closedOn: cells.closedOn,
    dimension: cells.dimension,
    respondents: keep(cells.respondents),
    present: cells.present,
    assigned: keep(cells.assigned),
    answers: keep(cells.answers),
    sum: keep(cells.sum, level),
    sumSquares: keep(cells.sumSquares, level),
    agreement: keep(cells.agreement, level),
    favourable: keep(cells.favourable, side),
    decision,
    unanimous: flag((cell) => level[cell] === 1 || side[cell] === 1),
    bound: cells.favourable.reduce(
      (bound, favourable, cell) => {
        if (shown(cell) && side[cell] === 1)
          bound[cell] = favourable > 0.5 * cells.answers[cell] ? AT_LEAST_95 : AT_MOST_5;
        return bound;
      },
      new Uint8Array(groups + 2),
    ),
    partly: flag((cell) => level[cell] === 2 || side[cell] === 2),
  };
}
