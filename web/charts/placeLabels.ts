import type { Area } from './Axes.tsx';

export interface LabelRequest {
  /** The labelled point, in px. */
  x: number;
  y: number;
  text: string;
}

export interface PlacedLabel {
  /** Position in the requests. */
  index: number;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  text: string;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const LINE = 14;
const REACH = 8;
/** Px a character of 12 px text takes at most on average; generous, so that measured text never overlaps. */
const CHARACTER = 6.9;

const boxAround = (x: number, y: number, reach: number): Box => ({
  left: x - reach,
  right: x + reach,
  top: y - reach,
  bottom: y + reach,
});

const touches = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Px a text of 12 px takes at most. */
export const textWidth = (text: string): number => text.length * CHARACTER;

const boxOf = (label: PlacedLabel): Box => {
  const width = textWidth(label.text);
  const left = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2;
  return { left, right: left + width, top: label.y - LINE + 3, bottom: label.y + 3 };
};

const candidates = ({ x, y, text }: LabelRequest, index: number): PlacedLabel[] => [
  { index, text, x: x + REACH, y: y + 4, anchor: 'start' },
  { index, text, x: x - REACH, y: y + 4, anchor: 'end' },
  { index, text, x, y: y - REACH, anchor: 'middle' },
  { index, text, x, y: y + REACH + 10, anchor: 'middle' },
  { index, text, x: x + REACH - 2, y: y - REACH + 2, anchor: 'start' },
  { index, text, x: x + REACH - 2, y: y + REACH + 6, anchor: 'start' },
  { index, text, x: x - REACH + 2, y: y - REACH + 2, anchor: 'end' },
  { index, text, x: x - REACH + 2, y: y + REACH + 6, anchor: 'end' },
];

/**
 * Where can the labels of these points stand, the first being the most important, so that none touches another label or
 * another of the points and all lie within the area? Labels without such a place are left out.
 *
 * Greedy over eight places around each point; quadratic in the number of points.
 */
export function placeLabels(requests: readonly LabelRequest[], area: Area): PlacedLabel[] {
  const points = requests.map(({ x, y }) => boxAround(x, y, 5));
  const taken: Box[] = [];
  const placed: PlacedLabel[] = [];
  for (const [index, request] of requests.entries()) {
    const label = candidates(request, index).find((candidate) => {
      const box = boxOf(candidate);
      const inside =
        box.left >= area.left && box.right <= area.right && box.top >= area.top - LINE && box.bottom <= area.bottom;
      return (
        inside && !taken.some((other) => touches(box, other)) && !points.some((p, i) => i !== index && touches(box, p))
      );
    });
    if (!label) continue;
    placed.push(label);
    taken.push(boxOf(label));
  }
  return placed;
}
