import type { Column } from './column.ts';
import styles from './DataTable.module.css';
import { FormulaPopover } from './FormulaPopover.tsx';
import type { SortChoice } from './sortRows.ts';

type Props<Row> = { column: Column<Row>; sort: SortChoice | undefined; onSort: (sort: SortChoice) => void };

/** A column's header: its name and unit, a button to sort by it, and the formula of what it shows. */
export function HeaderCell<Row>({ column, sort, onSort }: Props<Row>) {
  const { id, name, unit, numeric, sortBy, definition } = column;
  const direction = sort?.column === id ? sort.direction : undefined;
  const label = (
    <>
      {name}
      {sortBy && <span className={styles.arrow} data-direction={direction} aria-hidden="true" />}
      {unit && <span className={styles.unit}>{unit}</span>}
    </>
  );
  const next = direction === (numeric ? 'descending' : 'ascending') ? opposite(numeric) : first(numeric);
  return (
    <th scope="col" data-numeric={numeric} aria-sort={sortBy ? (direction ?? 'none') : undefined}>
      <span className={styles.head}>
        {sortBy ? (
          <button type="button" className={styles.sort} onClick={() => onSort({ column: id, direction: next })}>
            {label}
          </button>
        ) : (
          <span className={styles.label}>{label}</span>
        )}
        {definition && <FormulaPopover definition={definition} />}
      </span>
    </th>
  );
}

/** Numbers are sorted largest first at the first press, names from A. */
const first = (numeric?: boolean) => (numeric ? 'descending' : 'ascending');
const opposite = (numeric?: boolean) => (numeric ? 'ascending' : 'descending');
