import styles from './Standing.module.css';
import { type Standing, standingWords } from './standing.ts';

type Props = {
  standing: Standing;
  short?: boolean;
  /** Words in place of the usual ones. */
  label?: string | undefined;
};

/** How sure a departure is, as a mark and words: shape and text carry the meaning, colour only repeats it. */
export function VerdictMark({ standing, short = false, label }: Props) {
  const words = standingWords[standing];
  return (
    <span className={styles.verdict} data-standing={standing}>
      <Mark standing={standing} />
      {label ?? (short ? words.short : words.long)}
    </span>
  );
}

function Mark({ standing }: { standing: Standing }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" className={styles.mark}>
      {shapes[standing]}
    </svg>
  );
}

const shapes = {
  strong: <path d="M7 1.2 13 12.4H1z" fill="currentColor" />,
  watch: <path d="M7 2.4 12 11.6H2z" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round" />,
  better: <path d="M7 12.8 1 1.6h12z" fill="currentColor" />,
  expected: <circle cx="7" cy="7" r="3.4" fill="currentColor" />,
  unknown: <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.4 2.2" />,
} satisfies Record<Standing, React.ReactNode>;
