import type { ScaleLinear } from 'd3';
import { memo } from 'react';
import { type Survival, atRiskAt } from './stepCurve.ts';
import styles from './marks.module.css';

export interface NamedSurvival extends Survival {
  label: string;
}

interface RiskRowsProps {
  series: readonly NamedSurvival[];
  x: ScaleLinear<number, number>;
  /** Where the rows start, in px from the top. */
  top: number;
  /** On a narrow page each name has a line of its own, with a piece of its curve, instead of standing at the right. */
  narrow: boolean;
}

const ROW = 18;

/** Height of the rows, in px. */
export const riskRowsHeight = (count: number, narrow: boolean): number => 20 + count * ROW * (narrow ? 2 : 1);

/** How many were at risk at each tick of the time axis, one row a series, named as the curves are. */
export const RiskRows = memo(function RiskRows({ series, x, top, narrow }: RiskRowsProps) {
  const right = x(x.domain()[1]);
  const ticks = x.ticks(Math.max(2, Math.round((right - x(0)) / 80)));
  return (
    <g aria-hidden="true">
      <text x={0} y={top + 8}>
        At risk
      </text>
      {series.map((one, row) => {
        const line = top + 8 + ROW * (narrow ? row * 2 + 2 : row + 1);
        return (
          <g key={one.label} className={row === 0 ? styles.first : styles.second}>
            {narrow && (
              <path
                className={row === 0 ? styles.line : `${styles.line} ${styles.dashed}`}
                d={`M0 ${line - ROW - 4}h24`}
              />
            )}
            <text className={styles.seriesName} x={narrow ? 30 : right + 20} y={narrow ? line - ROW : line}>
              {one.label}
            </text>
            {ticks.map((tick) => (
              <text key={tick} x={x(tick)} y={line} textAnchor="middle">
                {atRiskAt(one, tick) ?? ''}
              </text>
            ))}
          </g>
        );
      })}
    </g>
  );
});
