import type { ScaleLinear } from 'd3';
import { memo } from 'react';
import { type Survival, atRiskAt } from './stepCurve.ts';
import styles from './charts.module.css';

export interface NamedSurvival extends Survival {
  label: string;
}

interface RiskRowsProps {
  series: readonly NamedSurvival[];
  x: ScaleLinear<number, number>;
  /** Where the rows start, in px from the top. */
  top: number;
}

/** How many were at risk at each tick of the time axis, one row a series, named as the curves are. */
export const RiskRows = memo(function RiskRows({ series, x, top }: RiskRowsProps) {
  const right = x(x.domain()[1]);
  const ticks = x.ticks(Math.max(2, Math.round((right - x(0)) / 90)));
  return (
    <g aria-hidden="true">
      <text x={0} y={top + 8}>
        At risk
      </text>
      {series.map((one, row) => (
        <g key={one.label} className={row === 0 ? styles.first : styles.second}>
          <text className={styles.seriesName} x={right + 6} y={top + 26 + row * 18}>
            {one.label}
          </text>
          {ticks.map((tick) => (
            <text key={tick} x={x(tick)} y={top + 26 + row * 18} textAnchor="middle">
              {atRiskAt(one, tick) ?? ''}
            </text>
          ))}
        </g>
      ))}
    </g>
  );
});
