import { type RefCallback, useCallback, useState } from 'react';

/** The width drawn with until the element has been measured, in px. */
const BEFORE_MEASURING = 640;

/** A reference to put on an element, and the element's width in px, kept true while the window or its column changes. Measured before the first paint. */
export function useChartWidth(): [RefCallback<HTMLDivElement>, number] {
  const [width, setWidth] = useState(BEFORE_MEASURING);
  const measured = useCallback((element: HTMLDivElement) => {
    const measure = (): void => {
      if (element.clientWidth > 0) setWidth(element.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [measured, width];
}
