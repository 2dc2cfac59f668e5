import type { ReactNode } from 'react';
import styles from './Notice.module.css';

/** Nothing here yet: says why, and what would bring something. */
export function EmptyNotice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.notice} data-kind="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
