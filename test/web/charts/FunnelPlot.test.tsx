import '#test/web/browserStandIns.ts';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FunnelPlot } from '#web/charts/FunnelPlot.tsx';
import type { FunnelPoint } from '#web/charts/funnelLayout.ts';

afterEach(cleanup);

const markNames = { 'cannot tell': 'too small', none: 'usual', better: 'low', watch: 'maybe high', strong: 'high' };
const points: FunnelPoint[] = [
  { id: 'c', label: 'Cedar', x: 6, y: 2.2, mark: 'watch' },
  { id: 'a', label: 'Ash', x: 1, y: 0.5, mark: 'cannot tell' },
  { id: 'd', label: 'Dogwood', x: 9, y: 2.4, mark: 'strong' },
  { id: 'b', label: 'Birch', x: 4, y: 1.1, mark: 'none' },
  { id: 'e', label: 'Elm', x: 12, y: 0.3, mark: 'better' },
];

function show(shown: readonly FunnelPoint[] = points, onSelect?: (id: string) => void) {
  const view = render(
    <FunnelPlot
      points={shown}
      xLabel="Expected"
      yLabel="Ratio"
      referenceName="as usual"
      markNames={markNames}
      summary="Two of five are high."
      describe={(point) => ({ title: point.label, lines: [`${point.y} times`] })}
      formatX={String}
      formatY={(value) => `${value}×`}
      {...(onSelect ? { onSelect } : {})}
    />,
  );
  const drawing = screen.getByRole('img', { name: 'Two of five are high.' });
  const texts = [...drawing.querySelectorAll('text')].map((text) => text.textContent);
  return { ...view, drawing, texts };
}

const spokenStops = async (key: string, presses: number): Promise<(string | null)[]> => {
  const user = userEvent.setup();
  screen.getByRole('slider').focus();
  const spoken: (string | null)[] = [];
  for (let press = 0; press < presses; press++) {
    await user.keyboard(`{${key}}`);
    spoken.push(screen.getByRole('slider').getAttribute('aria-valuetext'));
  }
  return spoken;
};

describe('a funnel plot', () => {
  test('is named by its summary and labels every marked point, and no other', () => {
    const { texts } = show();
    expect(texts).toEqual(expect.arrayContaining(['Cedar', 'Dogwood', 'Elm']));
    expect(texts).not.toContain('Ash');
    expect(texts).not.toContain('Birch');
  });

  test('names the line at 1 and both limits on both sides of it', () => {
    const { texts } = show();
    expect(texts.filter((text) => text === '95 %' || text === '99.8 %' || text === 'as usual')).toHaveLength(5);
  });

  test('lets the right arrow key reach every point in order of the expected number, and stops at the last', async () => {
    show();
    expect(await spokenStops('ArrowRight', 6)).toEqual([
      'Ash, 0.5 times',
      'Birch, 1.1 times',
      'Cedar, 2.2 times',
      'Dogwood, 2.4 times',
      'Elm, 0.3 times',
      'Elm, 0.3 times',
    ]);
  });

  test('lets the up arrow key jump between the marked points only', async () => {
    show();
    expect(await spokenStops('ArrowUp', 3)).toEqual(['Cedar, 2.2 times', 'Dogwood, 2.4 times', 'Elm, 0.3 times']);
  });

  test('selects the point in focus with Enter, by its id', async () => {
    const onSelect = vi.fn<(id: string) => void>();
    show(points, onSelect);
    await spokenStops('ArrowRight', 2);
    await userEvent.keyboard('{Enter}');
    expect(onSelect).toHaveBeenCalledExactlyOnceWith('b');
  });

  test('lets go of the point in focus with Escape', async () => {
    show();
    await spokenStops('ArrowRight', 1);
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toBe('5 to walk through');
  });

  test('explains the shape of each mark present, in the words given, and of no other', () => {
    show(points.filter((point) => point.mark !== 'watch'));
    const key = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(key).toEqual(['too small', 'usual', 'low', 'high']);
  });

  test('draws one path per mark, however many points there are', () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({ ...points[3], id: `b${index}`, x: 1 + index / 100 }));
    const { drawing } = show([...many, ...points]);
    expect(drawing.querySelectorAll('[data-mark]')).toHaveLength(5);
    expect(drawing.querySelectorAll('*').length).toBeLessThan(90);
  });

  test('puts an arrow head on a point beyond the axis and its ratio behind its name', () => {
    const usual = Array.from({ length: 200 }, (_, index) => ({ ...points[3], id: `b${index}` }));
    const { texts } = show([...usual, { id: 'f', label: 'Fir', x: 2, y: 9, mark: 'strong' }]);
    expect(texts).toContain('Fir 9×');
  });

  test('says how many marked points have no room for their name', () => {
    show(Array.from({ length: 30 }, (_, index) => ({ ...points[2], id: `d${index}` })));
    expect(screen.getByText(/of 30 marked points have no room for their name/)).toBeTruthy();
  });

  test('without points is still named, and offers nothing to walk through', () => {
    show([]);
    expect(screen.queryByRole('slider')).toBeNull();
  });
});
