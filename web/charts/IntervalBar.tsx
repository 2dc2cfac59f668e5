import { scaleLinear } from 'd3';
import { Drawing } from './Drawing.tsx';
import styles from './marks.module.css';

interface IntervalBarProps {
  value: number;
  interval?: { lower: number; upper: number } | undefined;
  /** What the value is held against; a vertical line. */
  reference: number;
  /** Lowest and highest value drawn; the same for all bars of a table. */
  domain: readonly [number, number];
  /** The value, its interval and the reference in words. */
  summary: string;
  width?: number;
}

const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;

/** A dot with its interval against a reference line, for a cell of a table. Ends beyond the domain are arrow heads. */
export function IntervalBar({ value, interval, reference, domain, summary, width = 150 }: IntervalBarProps) {
  const [lowest, highest] = domain;
  const x = scaleLinear([lowest, highest], [8, width - 8]).clamp(true);
  const beyond = (end: number): boolean => end < lowest || end > highest;
  return (
    <Drawing width={width} height={HEIGHT} summary={summary}>
      <line className={`${styles.rule} ${styles.dashed}`} x1={x(reference)} x2={x(reference)} y1={0} y2={HEIGHT} />
      {interval && (
        <line className={styles.whisker} x1={x(interval.lower)} x2={x(interval.upper)} y1={MIDDLE} y2={MIDDLE} />
      )}
      {interval && beyond(interval.lower) && <path className={styles.dot} d={`M8 ${MIDDLE - 4}v8l-7-4z`} />}
      {interval && beyond(interval.upper) && <path className={styles.dot} d={`M${width - 8} ${MIDDLE - 4}v8l7-4z`} />}
      {!beyond(value) && <circle className={styles.dot} cx={x(value)} cy={MIDDLE} r={4.5} />}
      {beyond(value) && !interval && (
        <path
          className={styles.dot}
          d={value > highest ? `M${width - 8} ${MIDDLE - 4}v8l7-4z` : `M8 ${MIDDLE - 4}v8l-7-4z`}
        />
      )}
    </Drawing>
  );
}
