import { array, assert, integer, property, record, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PlacedLabel, placeLabels, textWidth } from '#web/charts/placeLabels.ts';
import { spreadApart } from '#web/charts/spreadApart.ts';

const area = { left: 40, right: 600, top: 20, bottom: 380 };

function boxOf({ x, y, anchor, text }: PlacedLabel) {
  const width = textWidth(text);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - 11, bottom: y + 3 };
}

const overlap = (a: PlacedLabel, b: PlacedLabel): boolean => {
  const [p, q] = [boxOf(a), boxOf(b)];
  return p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom;
};

describe('labels beside points', () => {
  test('never overlap and never leave the drawing, wherever the points are', () => {
    const request = record({
      x: integer({ min: 40, max: 600 }),
      y: integer({ min: 20, max: 380 }),
      text: string({ minLength: 3, maxLength: 24 }),
    });
    assert(
      property(array(request, { maxLength: 40 }), (requests) => {
        const placed = placeLabels(requests, area);
        for (const [index, label] of placed.entries()) {
          expect(placed.slice(index + 1).some((other) => overlap(label, other))).toBe(false);
          expect(boxOf(label).left).toBeGreaterThanOrEqual(area.left);
          expect(boxOf(label).right).toBeLessThanOrEqual(area.right);
        }
      }),
    );
  });

  test('go to the more important point when there is room for one only', () => {
    const wide = 'x'.repeat(70);
    const placed = placeLabels(
      [
        { x: 100, y: 100, text: `${wide}1` },
        { x: 100, y: 104, text: `${wide}2` },
      ],
      area,
    );
    expect(placed[0].index).toBe(0);
  });

  test('of a point at the right edge stand to its left', () => {
    expect(placeLabels([{ x: 598, y: 200, text: 'Rowan' }], area)[0].anchor).toBe('end');
  });
});

describe('names at the ends of lines', () => {
  test('keep their distance and their order', () => {
    expect(spreadApart([100, 102, 101], 15, 0, 300)).toEqual([100, 130, 115]);
  });

  test('are pushed back from the lower edge', () => {
    expect(spreadApart([295, 298], 15, 0, 300)).toEqual([285, 300]);
  });
});
