import { type ReactNode, Suspense, lazy, useMemo, useRef, useState } from 'react';
import type { Column } from './column.ts';
import styles from './DataTable.module.css';
import { HeaderCell } from './HeaderCell.tsx';
import { type SortChoice, sortRows } from './sortRows.ts';
import { TableRow } from './TableRow.tsx';

const VirtualTableRows = lazy(() =>
  import('./VirtualTableRows.tsx').then((rows) => ({ default: rows.VirtualTableRows })),
);

type Props<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Chosen from outside (the address); without it the table keeps its own. */
  sort?: SortChoice | undefined;
  onSort?: (sort: SortChoice) => void;
  /** Every row is drawn, as tall as its words: for rows that hold sentences, a page of them at a time. */
  whole?: boolean;
  /** Said when there are no rows. */
  none?: string;
};

/** From this many rows on only those in view are drawn. */
const VIRTUAL_FROM = 100;

/** A real table: caption, column and row headers, sorting by header buttons, its own scrolling both ways. */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, columns, rows, rowKey, onSort, whole = false, none = 'Nothing to show.' } = props;
  const [ownSort, setOwnSort] = useState<SortChoice>();
  const sort = onSort ? props.sort : ownSort;
  const scroller = useRef<HTMLDivElement>(null);
  const sorted = useMemo(() => {
    const valueOf = columns.find(({ id }) => id === sort?.column)?.sortBy;
    return sort && valueOf ? sortRows(rows, valueOf, sort.direction) : rows;
  }, [rows, columns, sort]);
  const virtual = !whole && rows.length >= VIRTUAL_FROM;
  const renderRow = (index: number): ReactNode => {
    const row = sorted[index];
    return row !== undefined && <TableRow key={rowKey(row)} row={row} columns={columns} index={index} />;
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section ref={scroller} className={styles.scroller} data-virtual={virtual} aria-label={caption} tabIndex={0}>
      <table className={styles.table} style={{ minWidth: widthOf(columns) }} aria-rowcount={rows.length + 1}>
        <caption className={styles.caption}>{caption}</caption>
        <colgroup>
          {columns.map(({ id, names, width }) => (
            <col key={id} style={names ? undefined : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort ?? setOwnSort} />
            ))}
          </tr>
        </thead>
        {virtual ? (
          <Suspense fallback={<tbody />}>
            <VirtualTableRows count={rows.length} columns={columns.length} scroller={scroller} renderRow={renderRow} />
          </Suspense>
        ) : (
          <tbody>{sorted.map((_, index) => renderRow(index))}</tbody>
        )}
      </table>
      {rows.length === 0 && <p className={styles.none}>{none}</p>}
    </section>
  );
}

function widthOf<Row>(columns: readonly Column<Row>[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}
