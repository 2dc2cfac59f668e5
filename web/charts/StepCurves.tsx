import type { ScaleLinear } from 'd3';
import { memo } from 'react';
import type { Area } from './Axes.tsx';
import type { NamedSurvival } from './RiskRows.tsx';
import { spreadApart } from './spreadApart.ts';
import { stepBand, stepLine } from './stepCurve.ts';
import styles from './marks.module.css';

interface StepCurvesProps {
  series: readonly NamedSurvival[];
  area: Area;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
  /** Whether the names stand at the ends of the curves. */
  named: boolean;
}

const tones = [styles.first, styles.second];

/** The curves with their bands and names; the second is dashed. */
export const StepCurves = memo(function StepCurves({ series, area, x, y, named }: StepCurvesProps) {
  const ends = series.map((one) => y(one.survival.at(-1) ?? 1));
  const heights = spreadApart(ends, 15, area.top, area.bottom);
  return series.map((one, index) => (
    <g key={one.label} className={tones[index]} aria-hidden="true">
      <path className={styles.band} d={stepBand(one, x, y)} />
      <path className={index === 0 ? styles.line : `${styles.line} ${styles.dashed}`} d={stepLine(one, x, y)} />
      {named && (
        <text className={styles.seriesName} x={area.right + 6} y={heights[index]} dy="0.32em">
          {one.label}
        </text>
      )}
    </g>
  ));
});
