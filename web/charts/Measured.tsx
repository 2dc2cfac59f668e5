import { type ReactNode, useCallback, useState } from 'react';
import styles from './Measured.module.css';

/** The width drawn with where nothing is laid out, in px. */
const WITHOUT_LAYOUT = 640;

interface MeasuredProps {
  /** Kept free until the chart is drawn, in px. */
  height: number;
  children: (width: number) => ReactNode;
}

/** Draws a chart at the width of its column, and again when that changes. Measured first, so that it is drawn once, before the first paint. */
export function Measured({ height, children }: MeasuredProps) {
  const [width, setWidth] = useState<number>();
  const measured = useCallback((element: HTMLDivElement) => {
    const measure = (): void => setWidth(element.clientWidth || WITHOUT_LAYOUT);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={measured} className={styles.measured} style={{ minHeight: height }}>
      {width !== undefined && children(width)}
    </div>
  );
}
