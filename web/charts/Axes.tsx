import type { ScaleLinear } from 'd3';
import { memo } from 'react';
import styles from './marks.module.css';

/** The drawing area inside the margins, in px. */
export interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface AxesProps {
  area: Area;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
  xLabel: string;
  yLabel: string;
  formatX: (value: number) => string;
  formatY: (value: number) => string;
}

/** Horizontal grid lines, tick labels and the two axis names, all text horizontal: the y name stands above its axis. */
export const Axes = memo(function Axes({ area, x, y, xLabel, yLabel, formatX, formatY }: AxesProps) {
  const xTicks = x.ticks(Math.max(2, Math.round((area.right - area.left) / 80)));
  const yTicks = y.ticks(Math.max(2, Math.round((area.bottom - area.top) / 60)));
  return (
    <g aria-hidden="true">
      {yTicks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={area.left} x2={area.right} y1={y(tick)} y2={y(tick)} />
          <text x={area.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
            {formatY(tick)}
          </text>
        </g>
      ))}
      {xTicks.map((tick) => (
        <text key={tick} x={x(tick)} y={area.bottom + 18} textAnchor="middle">
          {formatX(tick)}
        </text>
      ))}
      <line className={styles.rule} x1={area.left} x2={area.right} y1={area.bottom} y2={area.bottom} />
      <text x={0} y={12}>
        {yLabel}
      </text>
      <text x={area.right} y={area.bottom + 36} textAnchor="end">
        {xLabel}
      </text>
    </g>
  );
});
