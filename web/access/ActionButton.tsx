import { useLayoutEffect, useRef } from 'react';
import styles from './forms.module.css';

/** Something that can be done to a row: the first word is shown, the whole is said. */
export type RowAction = { label: string; act: () => void };

/**
 * A row's button. One that goes because it was used (a token is revoked once) leaves the focus to its table, not to the next button: whoever
 * pressed Enter once too often would do the same to the next row.
 */
export function ActionButton({ label, act }: RowAction) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      if (own === document.activeElement) own?.closest('section')?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <button ref={button} type="button" className={styles.small} aria-label={label} onClick={act}>
      {label.split(' ')[0]}
    </button>
  );
}
