import { useId, useRef } from 'react';
import styles from './FormulaPopover.module.css';
import type { MeasureDefinition } from './MeasureDefinition.ts';
import { placeBeside } from './placeBeside.ts';

/**
 * A small button beside a number; it opens what the number means and how it is worked out. The browser's own popover closes it on
 * Escape or a press elsewhere and gives the focus back.
 */
export function FormulaPopover({ definition }: { definition: MeasureDefinition }) {
  const { name, question, unit, formula, source, minimumN, counted } = definition;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-label={`How ${name} is worked out`}
        popoverTarget={id}
      >
        <span aria-hidden="true">i</span>
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        role="note"
        className={styles.box}
        onToggle={({ newState }) => {
          if (newState === 'open' && button.current && box.current) placeBeside(box.current, button.current);
        }}
      >
        <p className={styles.name}>{name}</p>
        <p>{question}</p>
        <p className={styles.formula}>{formula}</p>
        <dl className={styles.facts}>
          {unit !== '' && (
            <>
              <dt>Unit</dt>
              <dd>{unit}</dd>
            </>
          )}
          {minimumN > 1 && (
            <>
              <dt>Needs</dt>
              <dd>{`at least ${minimumN} ${counted}`}</dd>
            </>
          )}
          <dt>Source</dt>
          <dd>{source}</dd>
        </dl>
      </div>
    </>
  );
}
