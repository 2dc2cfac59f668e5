import { ColumnRow } from './ColumnRow.tsx';
import type { MappingChange } from './mappingChange.ts';
import { Scroller } from './Scroller.tsx';
import parts from './parts.module.css';
import tables from './tables.module.css';
import styles from './ColumnTable.module.css';

/** Every column of a file with samples, its type, the field it fills and how it is read. */
export function ColumnTable(change: MappingChange) {
  const { found, mapping } = change;
  const read = mapping.columns.filter(({ field }) => field !== undefined).length;
  return (
    <details className={styles.details} open={found.columns.length <= 12 || undefined}>
      <summary>
        {read} of {found.columns.length} columns are read
      </summary>
      <Scroller name={`Columns of ${found.name}`}>
        <table className={`${tables.table} ${parts.controls} ${styles.columns}`}>
          <thead>
            <tr>
              <th scope="col">Column and samples</th>
              <th scope="col">Read as, how, and what shows it</th>
            </tr>
          </thead>
          <tbody>
            {found.columns.map((column) => (
              <ColumnRow key={column.column} column={column} {...change} />
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}
