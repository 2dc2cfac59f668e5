import { memo, useMemo } from 'react';
import { drawnPart, type FunnelCurve, funnelCurves } from './funnelCurves.ts';
import type { FunnelLayout } from './funnelLayout.ts';
import { spreadApart } from './spreadApart.ts';
import styles from './Funnel.module.css';
import marks from './marks.module.css';

const percent = (level: number): string => `${+(level * 100).toFixed(1)} %`;

function curvePath(curve: FunnelCurve, { x, y, cap }: FunnelLayout): string {
  const places = drawnPart(curve, cap).map((place) => `${x(place.x).toFixed(1)} ${y(place.y).toFixed(1)}`);
  return places.length < 2 ? '' : `M${places.join('L')}`;
}

/** The line at 1 and the limits of chance around it, named at their right ends. */
export const FunnelLimits = memo(function FunnelLimits({
  layout,
  referenceName,
}: {
  layout: FunnelLayout;
  referenceName: string;
}) {
  const { area, y, largest } = layout;
  const curves = useMemo(() => funnelCurves(largest), [largest]);
  const names = [
    { text: referenceName, at: y(1) },
    ...curves.map((curve) => ({ text: percent(curve.level), at: y(Math.min(layout.cap, curve.y.at(-1)!)) })),
  ];
  const heights = spreadApart(
    names.map((name) => name.at),
    13,
    area.top,
    area.bottom - 2,
  );
  return (
    <g aria-hidden="true">
      <line className={marks.rule} x1={area.left} x2={area.right} y1={y(1)} y2={y(1)} />
      {curves.map((curve) => (
        <path
          key={`${curve.level} ${curve.side}`}
          className={curve.level > 0.99 ? styles.limit : `${styles.limit} ${marks.dashed}`}
          d={curvePath(curve, layout)}
        />
      ))}
      {names.map(({ text }, index) => (
        <text key={`${text} ${index}`} x={area.right + 5} y={heights[index]} dy="0.32em">
          {text}
        </text>
      ))}
    </g>
  );
});
