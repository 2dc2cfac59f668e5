import '#test/web/browserStandIns.ts';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { heatColour } from '#web/charts/heatColour.ts';
import { IntervalBar } from '#web/charts/IntervalBar.tsx';
import { Sparkline } from '#web/charts/Sparkline.tsx';
import { SurvivalCurve } from '#web/charts/SurvivalCurve.tsx';
import { TrendLine } from '#web/charts/TrendLine.tsx';

afterEach(cleanup);

const percent = (share: number): string => `${Math.round(share * 100)}%`;
const valueText = (): string | null => screen.getByRole('slider').getAttribute('aria-valuetext');
const press = async (keys: string): Promise<void> => {
  screen.getByRole('slider').focus();
  await userEvent.keyboard(keys);
};

describe('a survival curve', () => {
  const team = {
    label: 'Team',
    times: [1, 2],
    survival: [0.9, 0.5],
    lower: [0.7, null],
    upper: [1, null],
    atRisk: [9, 4],
  };
  const all = { label: 'Everybody', times: [1.5], survival: [0.8], lower: [0.75], upper: [0.85], atRisk: [300] };
  const show = (): Element[] => {
    render(
      <SurvivalCurve
        series={[team, all]}
        xLabel="Years"
        yLabel="Still there"
        summary="Half have left after two years."
        formatTime={(time) => `${time} years`}
        formatShare={percent}
      />,
    );
    return [...screen.getByRole('img', { name: 'Half have left after two years.' }).querySelectorAll('text')];
  };

  test('names each curve at its end and each row of numbers at risk, without a legend', () => {
    const texts = show().map((text) => text.textContent);
    expect(texts.filter((text) => text === 'Team')).toHaveLength(2);
    expect(texts.filter((text) => text === 'Everybody')).toHaveLength(2);
    expect(texts).toEqual(expect.arrayContaining(['At risk', '300']));
  });

  test('draws the second curve dashed, so that colour is not the only difference', () => {
    show();
    expect(document.querySelectorAll('path[class*="dashed"]')).toHaveLength(1);
  });

  test('is walked by arrow keys over the times of both curves, speaking both with interval and number at risk', async () => {
    show();
    await press('{ArrowRight}{ArrowRight}');
    expect(valueText()).toBe('1.5 years, Team: 90% (70% to 100%), 9 at risk, Everybody: 80% (75% to 85%), 300 at risk');
    await press('{ArrowRight}');
    expect(valueText()).toContain('Team: 50%, 4 at risk');
  });
});

describe('a trend', () => {
  const points = [
    { label: 'Q1', value: 10, interval: { lower: 5, upper: 15 } },
    { label: 'Q2', value: undefined },
    { label: 'Q3', value: 40 },
  ];
  const process = { centre: 12, lower: 4, upper: 20, name: 'mean' };
  const show = (given: typeof process | undefined = process): HTMLElement => {
    render(<TrendLine points={points} yLabel="Rate" summary="The last is high." format={String} process={given} />);
    return screen.getByRole('img', { name: 'The last is high.' });
  };

  test('marks a value beyond the process limits by another shape, and no other', () => {
    show();
    expect([...document.querySelectorAll('[data-beyond]')].map((mark) => mark.getAttribute('data-beyond'))).toEqual([
      'Q3',
    ]);
  });

  test('does not judge a value that is not over yet', () => {
    const open = [points[0], { label: 'Q2 so far', value: 40, open: true }];
    render(<TrendLine points={open} yLabel="Rate" summary="Not over." format={String} process={process} />);
    expect(document.querySelectorAll('[data-beyond]')).toHaveLength(0);
  });

  test('names the centre line and both limits with their values', () => {
    const texts = [...show().querySelectorAll('text')].map((text) => text.textContent);
    expect(texts).toEqual(expect.arrayContaining(['mean 12', 'limit 20', 'limit 4']));
  });

  test('has a gap where nothing was measured, and says so there', async () => {
    const line = show().querySelector('path[class*="line"]');
    expect(line?.getAttribute('d')?.match(/[ML]/g)).toEqual(['M', 'M']);
    await press('{ArrowRight}{ArrowRight}');
    expect(valueText()).toBe('Q2, not measured');
  });
});

describe('an interval bar', () => {
  test('has an arrow head where the interval goes on beyond the table’s common scale', () => {
    render(
      <IntervalBar
        value={1.2}
        interval={{ lower: 0.8, upper: 9 }}
        reference={1}
        domain={[0, 3]}
        summary="1.2, 0.8 to 9"
      />,
    );
    const bar = screen.getByRole('img', { name: '1.2, 0.8 to 9' });
    expect(bar.querySelectorAll('path')).toHaveLength(1);
    expect(bar.querySelectorAll('circle')).toHaveLength(1);
  });
});

describe('a sparkline', () => {
  test('ends with a dot on the last value that was measured', () => {
    render(<Sparkline values={[1, 2, undefined]} summary="rising" width={100} />);
    expect(screen.getByRole('img', { name: 'rising' }).querySelector('circle')?.getAttribute('cx')).toBe('49.5');
  });

  test('without any value has neither line nor dot', () => {
    render(<Sparkline values={[undefined]} summary="not measured" />);
    const drawing = screen.getByRole('img', { name: 'not measured' });
    expect(drawing.querySelector('circle')).toBeNull();
    expect(drawing.querySelector('path')?.getAttribute('d')).toBe('');
  });
});

describe('the colour of a heat map cell', () => {
  test('is blue and pointing up when surely above the reference', () => {
    expect(heatColour(80, { lower: 75, upper: 85 }, 70, 20)).toMatchObject({ side: 'above', sign: '▲' });
  });

  test('is orange and pointing down when surely below', () => {
    expect(heatColour(50, { lower: 45, upper: 55 }, 70, 20)).toMatchObject({ side: 'below', sign: '▼' });
  });

  test('is grey without a sign when the interval spans the reference, however far the value is away', () => {
    expect(heatColour(10, { lower: -60, upper: 80 }, 70, 20)).toMatchObject({ side: 'between', sign: '' });
  });

  test('is grey without an interval, because then nothing is sure', () => {
    expect(heatColour(10, undefined, 70, 20).side).toBe('between');
  });

  test('deepens with the distance and never hides the text: at most 48 % colour', () => {
    const shares = [75, 90, 900].map((value) => {
      const { background } = heatColour(value, { lower: value - 1, upper: value + 1 }, 70, 20);
      return Number(/(\d+)%/.exec(background)?.[1]);
    });
    expect(shares).toEqual([18, 48, 48]);
  });
});
