import { array, assert, integer, nat, property, record, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeToThreshold, type ObservedSeries } from '#shared/stats/timeToThreshold.ts';

interface Observation {
  unit: number;
  time: number;
  value: number;
}

const observations = uniqueArray(
  record({ unit: nat({ max: 4 }), time: integer({ min: 1, max: 12 }), value: integer({ min: 0, max: 10 }) }),
  { maxLength: 40, selector: ({ unit, time }) => unit * 100 + time },
);

const series = (list: Observation[], scale = 1): ObservedSeries => ({
  unit: Int32Array.from(list, ({ unit }) => unit),
  units: 5,
  time: Float64Array.from(list, ({ time }) => time * scale),
  value: Float64Array.from(list, ({ value }) => value),
});

const one = (values: number[]): ObservedSeries => series(values.map((value, i) => ({ unit: 2, time: i + 1, value })));

describe('time to a threshold', () => {
  test('is the first of the observations in a row that reach it', () => {
    const values = one([50, 90, 70, 80, 85, 60]);
    expect(timeToThreshold(values, 80)).toMatchObject({ unit: Int32Array.of(2), exit: Float64Array.of(2) });
    expect(timeToThreshold(values, 80, 2)).toMatchObject({ exit: Float64Array.of(4), event: Uint8Array.of(1) });
  });

  test('is censored at the last observation when a run is not seen to its end', () => {
    expect(timeToThreshold(one([50, 90, 70, 85]), 80, 2)).toMatchObject({
      exit: Float64Array.of(4),
      event: Uint8Array.of(0),
    });
  });

  test('a value that is not known interrupts a run', () => {
    expect(timeToThreshold(one([90, Number.NaN, 90, 90]), 80, 2)).toMatchObject({ exit: Float64Array.of(3) });
  });

  test('lists only units that were observed, and nothing without observations', () => {
    expect(timeToThreshold(one([1]), 5).unit).toEqual(Int32Array.of(2));
    expect(timeToThreshold(one([]), 5)).toEqual({
      unit: new Int32Array(),
      exit: new Float64Array(),
      event: new Uint8Array(),
    });
  });

  test('does not mind the order of observations', () => {
    assert(
      property(observations, (list) => {
        expect(timeToThreshold(series(list.toReversed()), 5, 2)).toEqual(timeToThreshold(series(list), 5, 2));
      }),
    );
  });

  test('only stretches when time is counted in other units', () => {
    assert(
      property(observations, (list) => {
        const { exit, event } = timeToThreshold(series(list), 5, 2);
        const stretched = timeToThreshold(series(list, 30), 5, 2);
        expect(stretched.event).toEqual(event);
        expect(stretched.exit).toEqual(exit.map((time) => time * 30));
      }),
    );
  });

  test('never comes sooner for a higher threshold or a longer run', () => {
    assert(
      property(observations, nat({ max: 10 }), integer({ min: 1, max: 3 }), (list, threshold, consecutive) => {
        const { exit, event } = timeToThreshold(series(list), threshold, consecutive);
        for (const harder of [
          timeToThreshold(series(list), threshold + 1, consecutive),
          timeToThreshold(series(list), threshold, consecutive + 1),
        ]) {
          exit.forEach((time, i) => {
            expect(harder.event[i]).toBeLessThanOrEqual(event[i]);
            expect(harder.event[i] === 1 ? harder.exit[i] : Infinity).toBeGreaterThanOrEqual(time);
          });
        }
      }),
    );
  });

  test('is every unit’s own: what others show does not matter', () => {
    assert(
      property(observations, array(integer({ min: 0, max: 10 }), { maxLength: 6 }), (list, others) => {
        const more = others.map((value, i) => ({ unit: 5, time: i + 1, value }));
        const alone = timeToThreshold(series(list), 5);
        const together = timeToThreshold({ ...series([...list, ...more]), units: 6 }, 5);
        expect(together.exit.slice(0, alone.exit.length)).toEqual(alone.exit);
      }),
    );
  });
});
