import type { ReactNode } from 'react';
import styles from './Drawing.module.css';

interface DrawingProps {
  width: number;
  height: number;
  /** One sentence that says what is drawn; its name. */
  summary: string;
  children: ReactNode;
}

/** An SVG that is one image to screen readers, named by what it shows. */
export function Drawing({ width, height, summary, children }: DrawingProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an img element could not take the page's colours
    <svg className={styles.drawing} width={width} height={height} role="img" aria-label={summary}>
      {children}
    </svg>
  );
}
