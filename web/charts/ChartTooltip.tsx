import styles from './ChartTooltip.module.css';

/** What a chart says about one point: a name and short lines. */
export interface Description {
  title: string;
  lines: readonly string[];
}

/** A description as one line of text, for screen readers. */
export const spoken = (description: Description): string => [description.title, ...description.lines].join(', ');

interface ChartTooltipProps {
  description: Description;
  /** The point spoken of, in px from the chart's upper left corner. */
  x: number;
  y: number;
  width: number;
}

/** The box beside a point; on the side of it that has more room. */
export function ChartTooltip({ description, x, y, width }: ChartTooltipProps) {
  const side = x > width / 2 ? { right: width - x + 12 } : { left: x + 12 };
  return (
    <div className={styles.tooltip} style={{ ...side, top: Math.max(0, y - 12) }} aria-hidden="true">
      <div className={styles.tooltipTitle}>{description.title}</div>
      {description.lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
