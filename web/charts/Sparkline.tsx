import { scaleLinear } from 'd3';
import { Drawing } from './Drawing.tsx';
import styles from './marks.module.css';

interface SparklineProps {
  /** In order of time; `undefined` where nothing was measured: the line has a gap there. */
  values: readonly (number | undefined)[];
  summary: string;
  width?: number;
  height?: number;
}

/** A line the size of a word, with a dot on the last measured value. */
export function Sparkline({ values, summary, width = 96, height = 24 }: SparklineProps) {
  const measured = values.filter((value) => value !== undefined);
  const [lowest, highest] = [Math.min(...measured), Math.max(...measured)];
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [3, width - 4]);
  const y = scaleLinear(lowest === highest ? [lowest - 1, lowest + 1] : [lowest, highest], [height - 4, 4]);
  let path = '';
  let open = false;
  for (const [index, value] of values.entries()) {
    if (value !== undefined)
      path += `${open ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}${open ? '' : 'h0'}`;
    open = value !== undefined;
  }
  const last = values.findLastIndex((value) => value !== undefined);
  const lastValue = values[last];
  return (
    <Drawing width={width} height={height} summary={summary}>
      <path className={styles.line} d={path} strokeLinecap="round" strokeLinejoin="round" />
      {lastValue !== undefined && <circle className={styles.dot} cx={x(last)} cy={y(lastValue)} r={3} />}
    </Drawing>
  );
}
