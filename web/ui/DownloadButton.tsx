import type { Column } from './column.ts';
import { csvFromColumns } from './csvFromColumns.ts';
import styles from './DownloadButton.module.css';
import { useSaveFile } from './useSaveFile.ts';

type Props<Row> = { name: string; columns: readonly Column<Row>[]; rows: readonly Row[] };

/** Saves a table's rows as they stand on the page, unrounded; where there are none there is nothing to save. */
export function DownloadButton<Row>({ name, columns, rows }: Props<Row>) {
  const { save, trouble } = useSaveFile();
  if (rows.length === 0) return null;
  // The byte order mark lets spreadsheets read it as UTF-8.
  const make = () => new Blob(['\uFEFF', csvFromColumns(columns, rows)], { type: 'text/csv;charset=utf-8' });
  return (
    <>
      {trouble && <span role="alert">{trouble}</span>}
      <button
        type="button"
        className={styles.button}
        onClick={() => void save({ what: `${name}.csv`, rows: rows.length }, make)}
      >
        Download CSV
      </button>
    </>
  );
}
