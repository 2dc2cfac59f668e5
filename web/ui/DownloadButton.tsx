import type { Column } from './column.ts';
import { csvFromColumns } from './csvFromColumns.ts';
import styles from './DownloadButton.module.css';
import { saveText } from './saveText.ts';

type Props<Row> = { name: string; columns: readonly Column<Row>[]; rows: readonly Row[] };

/** Saves a table's rows as they stand on the page, unrounded; where there are none there is nothing to save. */
export function DownloadButton<Row>({ name, columns, rows }: Props<Row>) {
  if (rows.length === 0) return null;
  return (
    <button
      type="button"
      className={styles.button}
      onClick={() => saveText(`${name}.csv`, csvFromColumns(columns, rows))}
    >
      Download CSV
    </button>
  );
}
