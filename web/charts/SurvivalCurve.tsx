import { scaleLinear } from 'd3';
import { useMemo } from 'react';
import { Axes } from './Axes.tsx';
import { ChartSurface } from './ChartSurface.tsx';
import { Measured } from './Measured.tsx';
import type { Description } from './ChartTooltip.tsx';
import { type NamedSurvival, RiskRows, riskRowsHeight } from './RiskRows.tsx';
import { StepCurves } from './StepCurves.tsx';
import { stepAt } from './stepCurve.ts';
import { useCursor } from './useCursor.ts';
import styles from './marks.module.css';

interface SurvivalCurveProps {
  /** One or two curves; the first is the one the chart is about. */
  series: readonly NamedSurvival[];
  xLabel: string;
  yLabel: string;
  summary: string;
  /** A time in words, such as "2.5 years". */
  formatTime: (time: number) => string;
  formatShare: (share: number) => string;
  /** Height of the drawing without the rows of numbers at risk, in px. */
  height?: number;
}

/** Under this width, in px, there is no room for names beside the curves. */
const NARROW = 560;

function describeAt(props: SurvivalCurveProps, moment: number): Description {
  const lines = props.series.map((one) => {
    const index = stepAt(one.times, moment);
    if (index === undefined) return `${one.label}: ${props.formatShare(1)}`;
    const [low, high] = [one.lower[index], one.upper[index]];
    const interval =
      typeof low === 'number' && typeof high === 'number'
        ? ` (${props.formatShare(low)} to ${props.formatShare(high)})`
        : '';
    return `${one.label}: ${props.formatShare(one.survival[index])}${interval}, ${one.atRisk[index]} at risk`;
  });
  return { title: props.formatTime(moment), lines };
}

function useScales(series: readonly NamedSurvival[], width: number, height: number) {
  return useMemo(() => {
    const longest = Math.max(...series.map((one) => one.label.length));
    const right = width - (width < NARROW ? 20 : 26 + longest * 7.4);
    const area = { left: 44, right, top: 26, bottom: height - 44 };
    const end = Math.max(1e-9, ...series.map((one) => one.times.at(-1) ?? 0));
    return {
      area,
      x: scaleLinear([0, end], [area.left, area.right]),
      y: scaleLinear([0, 1], [area.bottom, area.top]),
      times: [...new Set(series.flatMap((one) => [...one.times]))].sort((a, b) => a - b),
    };
  }, [series, width, height]);
}

/** Step curves of the share without the event yet, with interval bands, and how many were at risk below. */
export function SurvivalCurve(props: SurvivalCurveProps) {
  const { height = 320 } = props;
  return <Measured height={height}>{(width) => <Drawn {...props} width={width} height={height} />}</Measured>;
}

function Drawn(props: SurvivalCurveProps & { width: number; height: number }) {
  const { series, height, width } = props;
  const { area, x, y, times } = useScales(series, width, height);
  const narrow = width < NARROW;
  const cursor = useCursor({ count: times.length });
  const at = cursor.index === undefined ? undefined : x(times[cursor.index]);
  return (
    <ChartSurface
      width={width}
      height={height + riskRowsHeight(series.length, narrow)}
      summary={props.summary}
      cursorName="Times, left and right arrow keys"
      cursor={cursor}
      count={times.length}
      nearest={(px) => stepAt(times, x.invert(px)) ?? 0}
      describe={(index) => describeAt(props, times[index])}
      focus={at !== undefined && <line className={styles.rule} x1={at} x2={at} y1={area.top} y2={area.bottom} />}
      place={(index) => ({ x: x(times[index]), y: area.top + 20 })}
    >
      <Axes
        area={area}
        x={x}
        y={y}
        xLabel={props.xLabel}
        yLabel={props.yLabel}
        formatX={String}
        formatY={props.formatShare}
      />
      <StepCurves series={series} area={area} x={x} y={y} named={!narrow} />
      <RiskRows series={series} x={x} top={height} narrow={narrow} />
    </ChartSurface>
  );
}
