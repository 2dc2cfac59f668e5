import type { ReactNode } from 'react';
import styles from './Panel.module.css';

/** The parts of a page one under the other; a line runs above them while newer numbers are on their way: dimmed, they could not be read. */
export function Page({ busy = false, children }: { busy?: boolean; children: ReactNode }) {
  return (
    <div className={styles.page} aria-busy={busy}>
      {children}
    </div>
  );
}

/** The row of choices above a page's numbers. */
export function Filters({ children }: { children: ReactNode }) {
  return <div className={styles.filters}>{children}</div>;
}
