import '#web/app/app.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { drawGamma, drawPoisson } from '#shared/stats/randomDraws.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { FunnelPlot } from '#web/charts/FunnelPlot.tsx';
import type { FunnelPoint } from '#web/charts/funnelLayout.ts';

declare global {
  interface Window {
    /** Milliseconds from the start of a render to the frame after it; the drawing stays. */
    paint: (count: number) => Promise<number>;
    /** Milliseconds from each pointer movement to the frame after it. */
    hovers: number[];
  }
}

const markNames = {
  'cannot tell': 'cannot tell',
  none: 'as expected',
  better: 'better',
  watch: 'watch',
  strong: 'strong evidence',
};

function madePoints(count: number): FunnelPoint[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, (_, index) => {
    const x = drawGamma(random, 1.8, 0.35);
    const effect = index % 60 === 0 ? 2.2 : index % 90 === 0 ? 0.35 : 1;
    const y = drawPoisson(random, x * effect) / x;
    const z = (y - 1) * Math.sqrt(x);
    const mark = z > 4.2 ? 'strong' : z > 3.4 ? 'watch' : z < -2.6 ? 'better' : x < 1.5 ? 'cannot tell' : 'none';
    return { id: String(index), label: `Team ${index}`, x, y, mark };
  });
}

const afterFrame = (done: () => void): void => {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', done, { once: true });
    channel.port1.start();
    channel.port2.postMessage(undefined);
  });
};

const container = document.querySelector('#root')!;
let root = createRoot(container);

window.paint = (count) => {
  const points = madePoints(count);
  root.unmount();
  root = createRoot(container);
  return new Promise((resolve) => {
    const start = performance.now();
    flushSync(() =>
      root.render(
        <FunnelPlot
          points={points}
          xLabel="Expected"
          yLabel="Observed ÷ expected"
          referenceName="as expected"
          markNames={markNames}
          summary="A funnel of drawn points."
          describe={(point) => ({ title: point.label, lines: [`${point.y.toFixed(2)} × expected`] })}
          formatX={String}
          formatY={(value) => `${value.toFixed(1)} ×`}
          onSelect={(id) => container.setAttribute('data-selected', id)}
          height={480}
        />,
      ),
    );
    afterFrame(() => resolve(performance.now() - start));
  });
};

window.hovers = [];
window.addEventListener(
  'pointermove',
  (event) => afterFrame(() => window.hovers.push(performance.now() - event.timeStamp)),
  { capture: true },
);
