import { type PointerEvent, type ReactNode, useRef } from 'react';
import { Drawing } from './Drawing.tsx';
import { ChartTooltip, type Description, spoken } from './ChartTooltip.tsx';
import type { Cursor } from './useCursor.ts';
import styles from './ChartSurface.module.css';

interface ChartSurfaceProps {
  width: number;
  height: number;
  /** One sentence that says what the chart shows; the drawing's name. */
  summary: string;
  /** What the stops are and which keys walk them. */
  cursorName: string;
  cursor: Cursor;
  count: number;
  /** The stop nearest to a place in the drawing, in px. */
  nearest: (x: number, y: number) => number | undefined;
  describe: (index: number) => Description;
  place: (index: number) => { x: number; y: number };
  onSelect?: ((index: number) => void) | undefined;
  /** What shows where the cursor is; drawn above the rest, which is not painted again when it moves. */
  focus: ReactNode;
  children: ReactNode;
}

/**
 * A drawing with a name, and over it a cursor for pointer and keys: a slider whose value is one stop of the chart, so
 * that screen readers speak each stop as the arrow keys reach it.
 */
export function ChartSurface(props: ChartSurfaceProps) {
  const { width, height, cursor, count, describe, onSelect } = props;
  const { index } = cursor;
  const description = index === undefined ? undefined : describe(index);
  /** A finger shows a point with its first tap and selects it with the second; a mouse has shown it already. */
  const shown = useRef(false);
  const follow = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const found = props.nearest(event.clientX - box.left, event.clientY - box.top);
    if (event.type === 'pointerdown') shown.current = event.pointerType !== 'touch' || found === index;
    cursor.setIndex(found);
  };
  return (
    <div className={styles.surface} style={{ height }}>
      <Drawing width={width} height={height} summary={props.summary}>
        {props.children}
      </Drawing>
      <svg className={styles.focus} width={width} height={height} aria-hidden="true">
        {props.focus}
      </svg>
      {count > 0 && (
        <div
          className={onSelect && index !== undefined ? `${styles.cursor} ${styles.selectable}` : styles.cursor}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input would take the pointer for itself
          role="slider"
          tabIndex={0}
          aria-label={props.cursorName}
          aria-valuemin={1}
          aria-valuemax={count}
          aria-valuenow={(index ?? 0) + 1}
          aria-valuetext={description ? spoken(description) : `${count} to walk through`}
          onKeyDown={cursor.onKeyDown}
          onPointerMove={follow}
          onPointerDown={follow}
          onPointerLeave={(event) => {
            if (event.pointerType !== 'touch') cursor.setIndex(undefined);
          }}
          onBlur={() => cursor.setIndex(undefined)}
          onClick={() => {
            if (index !== undefined && shown.current) onSelect?.(index);
          }}
        />
      )}
      {description && index !== undefined && (
        <ChartTooltip description={description} {...props.place(index)} width={width} />
      )}
    </div>
  );
}
