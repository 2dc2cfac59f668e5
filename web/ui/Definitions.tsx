import styles from './Definitions.module.css';
import type { MeasureDefinition } from './MeasureDefinition.ts';

/** The formulas behind a chart, folded away until asked for. */
export function Definitions({ definitions }: { definitions: readonly MeasureDefinition[] }) {
  if (definitions.length === 0) return null;
  return (
    <details className={styles.details}>
      <summary>How this is worked out</summary>
      <dl className={styles.list}>
        {definitions.map(({ name, unit, formula, source }) => (
          <div key={name}>
            <dt>
              {name} {unit !== '' && <span className={styles.unit}>({unit})</span>}
            </dt>
            <dd>{formula}</dd>
            <dd className={styles.unit}>Source: {source}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
