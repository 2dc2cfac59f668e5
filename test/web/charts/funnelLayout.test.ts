import { describe, expect, test } from 'vitest';
import { drawnPart, funnelCurves } from '#web/charts/funnelCurves.ts';
import { type FunnelPoint, funnelLayout, ratioTop } from '#web/charts/funnelLayout.ts';

const at = (x: number, y: number): FunnelPoint => ({ id: `${x} ${y}`, label: '', x, y, mark: 'none' });

describe('the top of the ratio axis', () => {
  test('leaves room above the usual ratios even when all are small', () => {
    expect(ratioTop([at(3, 0.9), at(3, 1.1)])).toBe(2.5);
  });

  test('does not follow one wild ratio in a hundred', () => {
    const usual = Array.from({ length: 99 }, () => at(5, 1.2));
    expect(ratioTop([...usual, at(0.1, 30)])).toBe(2.5);
  });

  test('never exceeds 5, so that the limits stay visible', () => {
    expect(ratioTop(Array.from({ length: 10 }, () => at(1, 12)))).toBe(5);
  });
});

describe('the limits of a funnel', () => {
  test('close in on 1 as more is expected, and the wider level lies outside the narrower', () => {
    const [upper95, lower95, upper998, lower998] = funnelCurves(40);
    expect(upper95.y.at(-1)).toBeLessThan(upper95.y[20]);
    expect(lower95.y.at(-1)).toBeGreaterThan(lower95.y[20]);
    expect(upper998.y.at(-1)).toBeGreaterThan(upper95.y.at(-1)!);
    expect(lower998.y.at(-1)).toBeLessThan(lower95.y.at(-1)!);
  });

  test('are drawn up to the top of the axis and end exactly there', () => {
    const part = drawnPart(funnelCurves(40)[0], 2.5);
    expect(part.at(-1)?.y).toBeCloseTo(2.5, 10);
    expect(Math.max(...part.map(({ y }) => y))).toBeCloseTo(2.5, 10);
  });

  test('do not fall back to 0 where next to nothing is expected', () => {
    const part = drawnPart(funnelCurves(0.5)[0], 100);
    expect(part.length).toBeGreaterThan(10);
    expect(Math.min(...part.map(({ y }) => y))).toBeGreaterThan(1);
  });
});

describe('the places of the points', () => {
  test('are in order of the expected number, and a ratio beyond the axis lies on its top', () => {
    const layout = funnelLayout([at(8, 1), at(2, 99)], 640, 400, 50);
    expect(layout.points.map(({ x }) => x)).toEqual([2, 8]);
    expect(layout.py[0]).toBe(layout.area.top);
  });
});
