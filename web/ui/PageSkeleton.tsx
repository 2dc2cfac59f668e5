import styles from './PageSkeleton.module.css';

/** Stands in for a page while it loads, at about the page's own heights, so that nothing jumps. */
export function PageSkeleton({ blocks = [120, 320] }: { blocks?: readonly number[] }) {
  return (
    <div className={styles.page} aria-busy="true">
      <output className={styles.words}>Loading</output>
      <div className={styles.block} style={{ height: 36, width: 'min(28rem, 90%)' }} />
      <div className={styles.block} style={{ height: 20, width: 'min(20rem, 70%)' }} />
      {blocks.map((height, index) => (
        <div key={`${index}-${height}`} className={styles.block} style={{ height }} />
      ))}
    </div>
  );
}
