import type { Interval } from '#shared/contract/grouping.ts';
import { IntervalBar } from '#web/charts/IntervalBar.tsx';
import { formatInterval, formatNumber } from '#web/ui/formatNumber.ts';
import styles from './RatioBar.module.css';

/** The same axis in every row, so that bars can be compared down a table. */
const DOMAIN = [0, 3] as const;

/** A ratio in figures and as a bar against 1. */
export function RatioBar({ mean, interval }: { mean: number; interval: Interval | undefined }) {
  const text = `${formatNumber(mean, 2)}${interval ? ` (${formatInterval(interval, 2)})` : ''}`;
  return (
    <span className={styles.bar}>
      <span>{text}</span>
      <IntervalBar
        value={mean}
        interval={interval}
        reference={1}
        domain={DOMAIN}
        summary={`${text}, where 1 is as expected`}
        width={110}
      />
    </span>
  );
}
