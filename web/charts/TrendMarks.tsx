import type { ScaleLinear } from 'd3';
import { memo } from 'react';
import type { Area } from './Axes.tsx';
import { spreadApart } from './spreadApart.ts';
import styles from './marks.module.css';

export interface TrendPoint {
  label: string;
  /** `undefined` where nothing was measured: the line has a gap there. */
  value: number | undefined;
  interval?: { lower: number; upper: number } | undefined;
  /** Not over yet: drawn as a ring and not judged against the limits. */
  open?: boolean;
}

/** Centre line and natural process limits of an XmR chart, and what the centre is called. */
export interface Process {
  centre: number;
  lower: number;
  upper: number;
  name: string;
}

interface TrendMarksProps {
  points: readonly TrendPoint[];
  x: (index: number) => number;
  y: ScaleLinear<number, number>;
  process: Process | undefined;
}

/** The line through measured neighbours; a value missing leaves a gap. */
export function trendPath(
  points: readonly TrendPoint[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let path = '';
  let open = false;
  for (const [index, { value }] of points.entries()) {
    if (value !== undefined) path += `${open ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    open = value !== undefined;
  }
  return path;
}

/** Line, whiskers and points; a point beyond the process limits is a coloured diamond instead of a dot. */
export const TrendMarks = memo(function TrendMarks({ points, x, y, process }: TrendMarksProps) {
  return (
    <g className={styles.first} aria-hidden="true">
      <path className={styles.line} d={trendPath(points, x, y)} strokeLinejoin="round" />
      {points.map(({ label, value, interval, open }, index) => {
        if (value === undefined) return null;
        const at = x(index);
        const beyond = process && !open && (value > process.upper || value < process.lower);
        return (
          <g key={label}>
            {interval && (
              <line className={styles.whisker} x1={at} x2={at} y1={y(interval.lower)} y2={y(interval.upper)} />
            )}
            {beyond ? (
              <path className={styles.watch} data-beyond={label} d={`M${at} ${y(value)}m0-6l6 6l-6 6l-6-6z`} />
            ) : (
              <circle className={open ? styles.openDot : styles.dot} cx={at} cy={y(value)} r={3.5} />
            )}
          </g>
        );
      })}
    </g>
  );
});

interface ProcessLinesProps {
  process: Process;
  area: Area;
  y: ScaleLinear<number, number>;
  format: (value: number) => string;
}

/** The centre line and both limits, named at their right ends. */
export const ProcessLines = memo(function ProcessLines({ process, area, y, format }: ProcessLinesProps) {
  const lines = [
    { name: `limit ${format(process.upper)}`, at: y(process.upper), dashed: true },
    { name: `${process.name} ${format(process.centre)}`, at: y(process.centre), dashed: false },
    { name: `limit ${format(process.lower)}`, at: y(process.lower), dashed: true },
  ];
  const heights = spreadApart(
    lines.map((line) => line.at),
    13,
    area.top,
    area.bottom - 4,
  );
  return (
    <g aria-hidden="true">
      {lines.map(({ name, at, dashed }, index) => (
        <g key={name}>
          <line
            className={dashed ? `${styles.rule} ${styles.dashed}` : styles.rule}
            x1={area.left}
            x2={area.right}
            y1={at}
            y2={at}
          />
          <text x={area.right + 5} y={heights[index]} dy="0.32em">
            {name}
          </text>
        </g>
      ))}
    </g>
  );
});
