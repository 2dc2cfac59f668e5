import type { ReactNode } from 'react';
import styles from './Scroller.module.css';

/** A wide table in a frame of its own that scrolls, so that the page never does sideways. */
export function Scroller({ name, children }: { name: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={styles.scroller} aria-label={name} tabIndex={0}>
      {children}
    </section>
  );
}
