import { type ScaleLinear, scaleLinear } from 'd3';
import type { Area } from './Axes.tsx';

export const funnelMarks = ['cannot tell', 'none', 'better', 'watch', 'strong'] as const;
/** How a point stands out, from least to most; drawn in this order, so that the most marked lie on top. */
export type FunnelMark = (typeof funnelMarks)[number];

export interface FunnelPoint {
  id: string;
  label: string;
  /** The expected number. */
  x: number;
  /** Observed ÷ expected. */
  y: number;
  mark: FunnelMark;
}

export interface FunnelLayout {
  area: Area;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
  /** Points in order of x: the order the arrow keys walk. */
  points: readonly FunnelPoint[];
  px: Float64Array;
  py: Float64Array;
  /** Right end of the x axis. */
  largest: number;
  /** Ratios above this are drawn as arrows at the upper edge. */
  cap: number;
}

/** The share of points the axis has room for without arrows, and the bounds of its top. */
const WITHIN = 0.985;
const LOWEST_TOP = 2.5;
const HIGHEST_TOP = 5;

/** The top of a ratio axis: enough for nearly all points, so that a few wild ratios of small groups do not flatten the rest. */
export function ratioTop(points: readonly FunnelPoint[]): number {
  const sorted = new Float64Array(points.length);
  for (const [index, point] of points.entries()) sorted[index] = point.y;
  sorted.sort();
  const nearlyAll = sorted.length === 0 ? 0 : sorted[Math.min(sorted.length - 1, Math.floor(WITHIN * sorted.length))];
  return Math.ceil(Math.min(HIGHEST_TOP, Math.max(LOWEST_TOP, nearlyAll * 1.05)) * 2) / 2;
}

/** Scales, order and pixel places of a funnel's points, for a drawing of the given size and right margin. */
export function funnelLayout(
  points: readonly FunnelPoint[],
  width: number,
  height: number,
  margin: number,
): FunnelLayout {
  const area = { left: 44, right: width - margin, top: 36, bottom: height - 44 };
  const ordered = points.toSorted((a, b) => a.x - b.x);
  const largest = Math.max(1, ordered.at(-1)?.x ?? 0) * 1.02;
  const cap = ratioTop(points);
  const x = scaleLinear([0, largest], [area.left, area.right]);
  const y = scaleLinear([0, cap], [area.bottom, area.top]);
  const px = new Float64Array(ordered.length);
  const py = new Float64Array(ordered.length);
  for (const [index, point] of ordered.entries()) {
    px[index] = x(point.x);
    py[index] = y(Math.min(point.y, cap));
  }
  return { area, x, y, largest, cap, points: ordered, px, py };
}

/** The outline of each mark around a place; dots and rings are strokes of no length with round caps. */
export const markShapes: Record<FunnelMark, string> = {
  'cannot tell': 'h0',
  none: 'h0',
  better: 'm0 6.5l6.2-11.2h-12.4z',
  watch: 'm0-6.5l6.2 11.2h-12.4z',
  strong: 'm0-6.5l6.2 11.2h-12.4z',
};

/** An arrow head above a mark: its ratio is beyond the axis. */
const beyondShape = 'm-4-8l4-4l4 4';

/** SVG path data: all points of each mark, and an arrow head for each point beyond the axis. 10,000 points are six elements. */
export function funnelPaths(layout: FunnelLayout): { marks: Record<FunnelMark, string>; beyond: string } {
  const marks: Record<FunnelMark, string> = { 'cannot tell': '', none: '', better: '', watch: '', strong: '' };
  let beyond = '';
  for (const [index, { mark, y }] of layout.points.entries()) {
    const start = `M${layout.px[index].toFixed(1)} ${layout.py[index].toFixed(1)}`;
    marks[mark] += start + markShapes[mark];
    if (y > layout.cap) beyond += start + beyondShape;
  }
  return { marks, beyond };
}

/** The order labels are given out in: the most marked first, and among equals the largest distance from 1 counted in expected numbers. */
export function labelOrder(layout: FunnelLayout): number[] {
  const rank = (index: number): number => funnelMarks.indexOf(layout.points[index].mark);
  const weight = (index: number): number => Math.abs(layout.points[index].y - 1) * Math.sqrt(layout.points[index].x);
  return markedStops(layout).toSorted((a, b) => rank(b) - rank(a) || weight(b) - weight(a));
}

/** Positions of the points marked better, watch or strong, in order of x. */
export function markedStops(layout: FunnelLayout): number[] {
  return layout.points.flatMap(({ mark }, index) => (mark === 'none' || mark === 'cannot tell' ? [] : [index]));
}
