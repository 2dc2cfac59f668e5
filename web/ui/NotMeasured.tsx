import styles from './Standing.module.css';

/** In place of a number that was never measured; nothing measured is not zero. */
export function NotMeasured({ why = 'not measured' }: { why?: string }) {
  return (
    <span className={styles.notMeasured} title={why}>
      <span aria-hidden="true">–</span>
      <span className={styles.words}>{why}</span>
    </span>
  );
}
