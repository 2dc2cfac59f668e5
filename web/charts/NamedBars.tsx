import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import styles from './ChartSurface.module.css';

interface NamedBarsProps {
  /** Longest first reads best; a bar each. */
  bars: readonly { name: string; value: number }[];
  summary: string;
  height: number;
}

/** A few counts side by side as lying bars, each with its name and number. For small charts below the fold: at most twenty bars. */
export function NamedBars({ bars, summary, height }: NamedBarsProps) {
  return (
    <figure aria-label={summary} className={styles.surface} style={{ height, margin: 0 }}>
      <ResponsiveContainer width="100%" height={height}>
        <BarChart data={[...bars]} layout="vertical" margin={{ left: 8, right: 48 }} accessibilityLayer={false}>
          <XAxis type="number" hide />
          <YAxis
            type="category"
            dataKey="name"
            width={130}
            axisLine={false}
            tickLine={false}
            tick={{ fill: 'var(--chart-ink)' }}
          />
          <Bar dataKey="value" fill="var(--chart-first)" isAnimationActive={false} barSize={18}>
            <LabelList dataKey="value" position="right" fill="var(--chart-ink)" />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}
