import { quadtree } from 'd3';
import { useMemo } from 'react';
import { Axes } from './Axes.tsx';
import { ChartSurface } from './ChartSurface.tsx';
import { Measured } from './Measured.tsx';
import type { Description } from './ChartTooltip.tsx';
import { FunnelLimits } from './FunnelLimits.tsx';
import { FunnelKey, FunnelPoints } from './FunnelPoints.tsx';
import {
  type FunnelLayout,
  type FunnelMark,
  type FunnelPoint,
  funnelLayout,
  funnelMarks,
  labelOrder,
  markedStops,
} from './funnelLayout.ts';
import { type PlacedLabel, placeLabels, textWidth } from './placeLabels.ts';
import { useCursor } from './useCursor.ts';
import styles from './Funnel.module.css';
import marks from './marks.module.css';

interface FunnelPlotProps {
  points: readonly FunnelPoint[];
  xLabel: string;
  yLabel: string;
  /** What the line at 1 stands for. */
  referenceName: string;
  /** What each mark means, for the key below. */
  markNames: Record<FunnelMark, string>;
  summary: string;
  describe: (point: FunnelPoint) => Description;
  formatX: (value: number) => string;
  formatY: (value: number) => string;
  onSelect?: (id: string) => void;
  height?: number;
}

/** Finds the point nearest to a place; the tree is built at the first question, not before the first paint. */
function nearestPoint(layout: FunnelLayout): (x: number, y: number) => number | undefined {
  let tree: ReturnType<typeof quadtree<number>> | undefined;
  return (x, y) => {
    tree ??= quadtree<number>(
      Array.from(layout.points.keys()),
      (index) => layout.px[index],
      (index) => layout.py[index],
    );
    return tree.find(x, y, 40);
  };
}

const ringAt = (layout: FunnelLayout, index: number) => (
  <circle className={marks.focusRing} cx={layout.px[index]} cy={layout.py[index]} r={9} />
);

/** The names of the marked points that have room; those beyond the axis with their ratio. */
function markedLabels(layout: FunnelLayout, formatY: (value: number) => string): PlacedLabel[] {
  const requests = labelOrder(layout).map((stop) => {
    const { label, y } = layout.points[stop];
    return { x: layout.px[stop], y: layout.py[stop], text: y > layout.cap ? `${label} ${formatY(y)}` : label };
  });
  return placeLabels(requests, layout.area);
}

/**
 * Observed ÷ expected against the expected number, with the 95 % and 99.8 % limits of chance around 1.
 *
 * The right and left arrow keys walk all points in order of the expected number, up and down only the marked ones.
 */
export function FunnelPlot(props: FunnelPlotProps) {
  const { height = 420 } = props;
  return <Measured height={height}>{(width) => <Drawn {...props} width={width} height={height} />}</Measured>;
}

function Drawn(props: FunnelPlotProps & { width: number; height: number }) {
  const { points, height, width, onSelect, formatX, formatY } = props;
  const margin = Math.max(48, textWidth(props.referenceName) + 6);
  const layout = useMemo(() => funnelLayout(points, width, height, margin), [points, width, height, margin]);
  const labels = useMemo(() => markedLabels(layout, formatY), [layout, formatY]);
  const landmarks = useMemo(() => markedStops(layout), [layout]);
  const nearest = useMemo(() => nearestPoint(layout), [layout]);
  const present = useMemo(() => funnelMarks.filter((mark) => points.some((point) => point.mark === mark)), [points]);
  const select = onSelect && ((index: number) => onSelect(layout.points[index].id));
  const cursor = useCursor({ count: points.length, landmarks, onSelect: select });
  return (
    <>
      <ChartSurface
        width={width}
        height={height}
        summary={props.summary}
        cursorName="Points: left and right for each, up and down for the marked ones"
        cursor={cursor}
        count={points.length}
        nearest={nearest}
        describe={(index) => props.describe(layout.points[index])}
        focus={cursor.index !== undefined && ringAt(layout, cursor.index)}
        place={(index) => ({ x: layout.px[index], y: layout.py[index] })}
        onSelect={select}
      >
        <Axes {...layout} xLabel={props.xLabel} yLabel={props.yLabel} formatX={formatX} formatY={formatY} />
        <FunnelLimits layout={layout} referenceName={props.referenceName} />
        <FunnelPoints layout={layout} labels={labels} />
      </ChartSurface>
      <FunnelKey marks={present} names={props.markNames} />
      {labels.length < landmarks.length && (
        <p className={styles.note}>
          {landmarks.length - labels.length} of {landmarks.length} marked points have no room for their name here; point
          at them, or press the up and down arrow keys.
        </p>
      )}
    </>
  );
}
