import type { Scope } from '#server/access/scope.ts';
import type { Day } from '#shared/calendar/day.ts';
import { NO_PERMISSION, type ReleasedTable, type ShownCells } from './survey.ts';

/**
 * The released cells that lie in the scope (by manager's external id, on the day the wave closed; people who see less than everyone get no
 * total and no other grouping). A manager whose team is withheld gets the wider area it points to, whoever leads that.
 */
export function withinScope(scope: Scope, table: ReleasedTable): ReleasedTable {
  if (scope.everyone) return table;
  const sees = (id: string, on: Day): boolean => {
    const days = { from: on, to: on + 1 };
    if (table.by === 'area') return scope.seesArea(id, days);
    return table.by === 'manager' && scope.sees(id, days);
  };
  const seenOn = (day: Day): Uint8Array =>
    Uint8Array.from({ length: table.groups.length + 2 }, (_, cell) =>
      cell < table.groups.length && sees(table.groups[cell].id, day) ? 1 : 0,
    );
  return { ...table, partitions: table.partitions.map((cells) => cut(cells, seenOn(cells.closedOn))) };
}

function cut(cells: ShownCells, seen: Uint8Array): ShownCells {
  const keep = (column: Float64Array): Float64Array =>
    column.map((value, cell) => (seen[cell] === 1 ? value : Number.NaN));
  const flag = (column: Uint8Array): Uint8Array => column.map((value, cell) => (seen[cell] === 1 ? value : 0));
  return {
    wave: cells.wave,
    closedOn: cells.closedOn,
    dimension: cells.dimension,
    respondents: keep(cells.respondents),
    assigned: keep(cells.assigned),
    answers: keep(cells.answers),
    sum: keep(cells.sum),
    sumSquares: keep(cells.sumSquares),
    favourable: keep(cells.favourable),
    agreement: keep(cells.agreement),
    present: cells.present,
    decision: cells.decision.map((decision, cell) => (seen[cell] === 1 ? decision : NO_PERMISSION)),
    unanimous: flag(cells.unanimous),
    bound: flag(cells.bound),
    partly: flag(cells.partly),
    wider: cells.wider.map((place, cell) => (seen[cell] === 1 ? place : -1)),
  };
}
