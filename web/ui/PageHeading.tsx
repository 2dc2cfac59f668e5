import type { ReactNode } from 'react';
import styles from './PageHeading.module.css';

type Props = {
  /** The finding, in ten words or fewer; also the window's title. */
  title: string;
  /** The measure, the population, the period. */
  subtitle?: ReactNode;
  /** Where this page belongs, above the title. */
  over?: ReactNode;
};

/** The top of a page: what was found first, then what it speaks of. */
export function PageHeading({ title, subtitle, over }: Props) {
  return (
    <header className={styles.heading}>
      <title>{`${title} · Bellwether`}</title>
      {over && <p className={styles.over}>{over}</p>}
      <h1>{title}</h1>
      {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
    </header>
  );
}
