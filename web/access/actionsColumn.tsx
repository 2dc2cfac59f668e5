import type { Column } from '#web/ui/column.ts';
import styles from './forms.module.css';

/** Something that can be done to a row: the first word is shown, the whole is said. */
export type RowAction = { label: string; act: () => void };

/** A column of buttons. */
export function actionsColumn<Row>(actions: (row: Row) => readonly RowAction[], width = 110): Column<Row> {
  return {
    id: 'actions',
    name: 'Actions',
    width,
    cell: (row) => (
      <div className={styles.buttons}>
        {actions(row).map(({ label, act }) => (
          <button key={label} type="button" className={styles.small} aria-label={label} onClick={act}>
            {label.split(' ')[0]}
          </button>
        ))}
      </div>
    ),
    csv: () => '',
  };
}
