export interface HeatColour {
  /** CSS background; the text colour stays that of the page, because no mixture exceeds half. */
  background: string;
  /** Which side of the reference the value is surely on; `between` when its interval spans it. */
  side: 'above' | 'below' | 'between';
  /** The same without colour. */
  sign: '▲' | '▼' | '';
}

const STRONGEST = 48;

/**
 * The colour of a heat-map cell: blue above the reference, orange below, deeper with the distance, and grey when the
 * interval spans the reference, so that colour never stands for noise.
 *
 * @param value what was measured
 * @param interval its interval; without one nothing is sure, so the cell stays grey
 * @param reference what it is compared with
 * @param reach the distance from the reference that gets the deepest colour
 */
export function heatColour(
  value: number,
  interval: { lower: number; upper: number } | undefined,
  reference: number,
  reach: number,
): HeatColour {
  const sure = interval && (interval.lower > reference || interval.upper < reference);
  if (!sure)
    return {
      background: 'color-mix(in srgb, var(--chart-point) 14%, var(--chart-surface))',
      side: 'between',
      sign: '',
    };
  const share = Math.round(8 + (STRONGEST - 8) * Math.min(1, Math.abs(value - reference) / reach));
  const above = value > reference;
  const hue = above ? 'var(--chart-better)' : 'var(--chart-worse)';
  return {
    background: `color-mix(in srgb, ${hue} ${share}%, var(--chart-surface))`,
    side: above ? 'above' : 'below',
    sign: above ? '▲' : '▼',
  };
}
