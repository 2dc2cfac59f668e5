import type { Column } from '#web/ui/column.ts';
import { ActionButton, type RowAction } from './ActionButton.tsx';
import styles from './forms.module.css';

/** A column of buttons. */
export function actionsColumn<Row>(actions: (row: Row) => readonly RowAction[], width = 110): Column<Row> {
  return {
    id: 'actions',
    name: 'Actions',
    width,
    cell: (row) => (
      <div className={styles.buttons}>
        {actions(row).map(({ label, act }) => (
          <ActionButton key={label} label={label} act={act} />
        ))}
      </div>
    ),
    csv: () => '',
  };
}
