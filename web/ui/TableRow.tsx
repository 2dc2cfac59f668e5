import type { Column } from './column.ts';

type Props<Row> = { row: Row; columns: readonly Column<Row>[]; index: number };

export function TableRow<Row>({ row, columns, index }: Props<Row>) {
  return (
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
  );
}
