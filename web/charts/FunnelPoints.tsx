import { memo, useMemo } from 'react';
import { type FunnelLayout, type FunnelMark, funnelMarks, funnelPaths, markShapes } from './funnelLayout.ts';
import type { PlacedLabel } from './placeLabels.ts';
import styles from './Funnel.module.css';
import marks from './marks.module.css';

interface FunnelPointsProps {
  layout: FunnelLayout;
  labels: readonly PlacedLabel[];
}

const symbolClass: Record<'better' | 'watch' | 'strong', string | undefined> = {
  better: styles.better,
  watch: marks.watch,
  strong: styles.strong,
};

/** All points of one mark. Dots are strokes of no length with round caps, rings two such strokes on top of each other. */
function MarkPath({ mark, d, dot }: { mark: FunnelMark; d: string; dot: number }) {
  if (mark === 'none')
    return <path data-mark={mark} className={styles.none} d={d} strokeWidth={dot} strokeLinecap="round" />;
  if (mark === 'cannot tell') {
    return (
      <g data-mark={mark} strokeLinecap="round">
        <path className={styles.unknownOuter} d={d} strokeWidth={dot} />
        <path className={styles.unknownInner} d={d} strokeWidth={dot - 2} />
      </g>
    );
  }
  return <path data-mark={mark} className={symbolClass[mark]} d={d} />;
}

/** The points of a funnel and the names of the marked ones. Does not draw again while the cursor moves. */
export const FunnelPoints = memo(function FunnelPoints({ layout, labels }: FunnelPointsProps) {
  const paths = useMemo(() => funnelPaths(layout), [layout]);
  const dot = layout.points.length > 2000 ? 4 : 6.5;
  return (
    <g aria-hidden="true">
      {funnelMarks.map(
        (mark) => paths.marks[mark] && <MarkPath key={mark} mark={mark} d={paths.marks[mark]} dot={dot} />,
      )}
      <path className={styles.beyond} d={paths.beyond} />
      {labels.map((label) => (
        <text
          key={label.index}
          className={`${styles.ink} ${styles.halo}`}
          x={label.x}
          y={label.y}
          textAnchor={label.anchor}
        >
          {label.text}
        </text>
      ))}
    </g>
  );
});

/** What each shape means: only the marks present, in words of the caller. */
export function FunnelKey({ marks, names }: { marks: readonly FunnelMark[]; names: Record<FunnelMark, string> }) {
  return (
    <ul className={styles.key}>
      {marks.map((mark) => (
        <li key={mark}>
          <svg width={16} height={16} aria-hidden="true">
            <MarkPath mark={mark} d={`M8 8${markShapes[mark]}`} dot={6.5} />
          </svg>
          {names[mark]}
        </li>
      ))}
    </ul>
  );
}
