import type { ReactNode } from 'react';
import { FormulaPopover } from './FormulaPopover.tsx';
import styles from './Measure.module.css';
import type { MeasureDefinition } from './MeasureDefinition.ts';

type Props = {
  name: string;
  definition?: MeasureDefinition | undefined;
  /** The number as text, or what stands in its place. */
  value: ReactNode;
  unit?: string | undefined;
  /** The interval in words, with its level. */
  interval?: string | undefined;
  /** What it rests on: counts and exposure. */
  basis?: ReactNode;
};

/** One number with everything needed to judge it: unit, interval, what it rests on, formula. */
export function Measure({ name, definition, value, unit, interval, basis }: Props) {
  return (
    <div className={styles.measure}>
      <dt className={styles.name}>
        {name} {definition && <FormulaPopover definition={definition} />}
      </dt>
      <dd className={styles.facts}>
        <span className={styles.value}>{value}</span> {unit && <span className={styles.unit}>{unit}</span>}
        {interval && <span className={styles.detail}>{interval}</span>}
        {basis && <span className={styles.detail}>{basis}</span>}
      </dd>
    </div>
  );
}

/** Measures side by side, as many as fit. */
export function Measures({ children, label }: { children: ReactNode; label: string }) {
  return (
    <dl className={styles.measures} aria-label={label}>
      {children}
    </dl>
  );
}
