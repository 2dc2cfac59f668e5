import { useMemo } from 'react';
import type { Column } from './column.ts';

type Props<Row> = { row: Row; columns: readonly Column<Row>[]; index: number };

/** One row; drawn again only when it, its place or the columns change, so that scrolling draws the new rows alone. */
export function TableRow<Row>({ row, columns, index }: Props<Row>) {
  return useMemo(
    () => (
      <tr aria-rowindex={index + 2}>
        {columns.map((column) =>
          column.names ? (
            <th key={column.id} scope="row">
              {column.cell(row)}
            </th>
          ) : (
            <td key={column.id} data-numeric={column.numeric}>
              {column.cell(row)}
            </td>
          ),
        )}
      </tr>
    ),
    [row, columns, index],
  );
}
