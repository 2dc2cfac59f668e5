import { scaleLinear } from 'd3';
import { useMemo } from 'react';
import { ChartSurface } from './ChartSurface.tsx';
import { Measured } from './Measured.tsx';
import type { Description } from './ChartTooltip.tsx';
import { TrendAxes } from './TrendAxes.tsx';
import { type Process, ProcessLines, TrendMarks, type TrendPoint } from './TrendMarks.tsx';
import { useCursor } from './useCursor.ts';
import styles from './marks.module.css';

interface TrendLineProps {
  points: readonly TrendPoint[];
  yLabel: string;
  summary: string;
  format: (value: number) => string;
  /** Centre line and natural process limits (XmR); points beyond the limits are marked by shape and colour. */
  process?: Process | undefined;
  describe?: (point: TrendPoint) => Description;
  height?: number;
}

function describePoint(point: TrendPoint, format: (value: number) => string): Description {
  if (point.value === undefined) return { title: point.label, lines: ['not measured'] };
  const lines = [format(point.value)];
  if (point.interval) lines.push(`${format(point.interval.lower)} to ${format(point.interval.upper)}`);
  return { title: point.label, lines };
}

function useLayout(points: readonly TrendPoint[], process: Process | undefined, width: number, height: number) {
  return useMemo(() => {
    const area = { left: 44, right: width - (process ? 76 : 16), top: 26, bottom: height - 30 };
    const ends = points.flatMap(({ value, interval }) => [value ?? 0, interval?.upper ?? 0]);
    const top = Math.max(1e-9, process?.upper ?? 0, ...ends);
    const step = (area.right - area.left) / Math.max(1, points.length);
    return {
      area,
      step,
      x: (index: number) => area.left + step * (index + 0.5),
      y: scaleLinear([0, top], [area.bottom, area.top]).nice(),
    };
  }, [points, process, width, height]);
}

/** Measured values in their order of time, with whiskers for their intervals and, when given, the centre line of the process. */
export function TrendLine(props: TrendLineProps) {
  const { height = 260 } = props;
  return <Measured height={height}>{(width) => <Drawn {...props} width={width} height={height} />}</Measured>;
}

function Drawn(props: TrendLineProps & { width: number; height: number }) {
  const { points, process, format, height, width } = props;
  const cursor = useCursor({ count: points.length });
  const { area, x, y, step } = useLayout(points, process, width, height);
  const at = cursor.index;
  return (
    <ChartSurface
      width={width}
      height={height}
      summary={props.summary}
      cursorName="Points in time, left and right arrow keys"
      cursor={cursor}
      count={points.length}
      nearest={(px) => Math.min(points.length - 1, Math.max(0, Math.round((px - x(0)) / step)))}
      describe={(index) => props.describe?.(points[index]) ?? describePoint(points[index], format)}
      focus={
        at !== undefined &&
        points[at].value !== undefined && (
          <circle className={styles.focusRing} cx={x(at)} cy={y(points[at].value)} r={8} />
        )
      }
      place={(index) => ({ x: x(index), y: y(points[index].value ?? 0) })}
    >
      <TrendAxes
        area={area}
        y={y}
        x={x}
        labels={points.map((point) => point.label)}
        yLabel={props.yLabel}
        format={format}
      />
      {process && <ProcessLines process={process} area={area} y={y} format={format} />}
      <TrendMarks points={points} x={x} y={y} process={process} />
    </ChartSurface>
  );
}
