import type { ScaleLinear } from 'd3';
import { memo } from 'react';
import type { Area } from './Axes.tsx';
import { textWidth } from './placeLabels.ts';
import styles from './marks.module.css';

interface TrendAxesProps {
  area: Area;
  x: (index: number) => number;
  y: ScaleLinear<number, number>;
  labels: readonly string[];
  yLabel: string;
  format: (value: number) => string;
}

/** How many labels to skip so that those written do not touch. */
function stride(labels: readonly string[], room: number): number {
  const widest = Math.max(1, ...labels.map(textWidth)) + 12;
  return Math.max(1, Math.ceil((labels.length * widest) / Math.max(1, room)));
}

/** Grid, value ticks and as many of the labels below as fit, the last one always among them. */
export const TrendAxes = memo(function TrendAxes({ area, x, y, labels, yLabel, format }: TrendAxesProps) {
  const every = stride(labels, area.right - area.left);
  const last = labels.length - 1;
  return (
    <g aria-hidden="true">
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={area.left} x2={area.right} y1={y(tick)} y2={y(tick)} />
          <text x={area.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      {labels.map(
        (label, index) =>
          (last - index) % every === 0 && (
            <text key={label} x={x(index)} y={area.bottom + 18} textAnchor="middle">
              {label}
            </text>
          ),
      )}
      <line className={styles.rule} x1={area.left} x2={area.right} y1={area.bottom} y2={area.bottom} />
      <text x={0} y={12}>
        {yLabel}
      </text>
    </g>
  );
});
