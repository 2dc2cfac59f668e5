import { type ReactNode, useId } from 'react';
import styles from './Field.module.css';

/** A label over one control; the control gets the id the label points to. */
export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
