import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { CannotTell } from '#web/ui/CannotTell.tsx';
import { NotMeasured } from '#web/ui/NotMeasured.tsx';
import { standingOf } from '#web/ui/standing.ts';
import { VerdictMark } from '#web/ui/VerdictMark.tsx';
import { Withheld } from '#web/ui/Withheld.tsx';

afterEach(cleanup);

const shapeIn = (container: HTMLElement): string => container.querySelector('svg')?.innerHTML ?? 'none';

describe('what stands in place of a number', () => {
  it('says of a withheld one why, and the only number in it is the minimum', () => {
    render(<Withheld reason="too few" minimum={5} />);
    expect(screen.getByText('withheld: fewer than 5 answers')).toBeDefined();
  });

  it('gives no number at all where the minimum is not known or not the reason', () => {
    render(
      <>
        <Withheld reason="too few" />
        <Withheld reason="would reveal another group" minimum={5} />
        <Withheld reason="no permission" minimum={5} />
      </>,
    );
    expect(screen.getAllByText(/withheld/).map((cell) => cell.textContent)).toEqual([
      'withheld: too few answers',
      'withheld: would reveal another group',
      'withheld: not open to you',
    ]);
  });

  it('looks different when the records cannot tell than when they are withheld', () => {
    const withheld = render(<Withheld reason="too few" minimum={5} />).container;
    const unknown = render(<CannotTell why="fewer than 3 hires" />).container;
    expect(unknown.textContent).toBe('cannot tell: fewer than 3 hires');
    expect(shapeIn(unknown)).toContain('stroke-dasharray');
    expect(shapeIn(withheld)).toBe('none');
    expect(unknown.firstElementChild?.className).not.toBe(withheld.firstElementChild?.className);
  });

  it('is a dash with words for what was never measured, not a zero', () => {
    const { container } = render(<NotMeasured why="not asked" />);
    expect(container.textContent).toBe('–not asked');
  });
});

describe('the verdict mark', () => {
  it('has a shape of its own for every standing, so that colour is not needed', () => {
    const standings = ['strong', 'watch', 'better', 'expected', 'unknown'] as const;
    const shapes = standings.map((standing) => shapeIn(render(<VerdictMark standing={standing} />).container));
    expect(new Set(shapes).size).toBe(5);
  });

  it('tells a watch from strong evidence', () => {
    expect(standingOf('worse', 'watch')).toBe('watch');
    expect(standingOf('worse', 'strong evidence')).toBe('strong');
    expect(standingOf('cannot tell')).toBe('unknown');
  });
});
