import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventStudy } from '#shared/stats/eventStudy.ts';
import { groupTimeEffects } from '#shared/stats/groupTimeEffects.ts';
import { poissonFixedEffects } from '#shared/stats/poissonFixedEffects.ts';
import { poissonRegression } from '#shared/stats/poissonRegression.ts';
import { drawNormal, drawPoisson } from '#shared/stats/randomDraws.ts';
import { seededRandom } from '#shared/stats/seededRandom.ts';
import { treatmentStarts } from '#shared/stats/treatmentStarts.ts';
import { twoWayFixedEffects } from '#shared/stats/twoWayFixedEffects.ts';

/** Units over eight times; the first unit is treated from 4 on, the second from 6 on, and so in turn, every third never. */
function panelOf(seed: number, units = 9) {
  const random = seededRandom(seed);
  const rows = Array.from({ length: units * 8 }, (_, i) => ({ unit: Math.floor(i / 8), time: i % 8 }));
  const starts = [4, 6, Infinity];
  const treated = rows.map(({ unit, time }) => (time >= starts[unit % 3] ? 1 : 0));
  return {
    unit: Int32Array.from(rows, (row) => row.unit),
    time: rows.map((row) => row.time),
    treated,
    response: rows.map(({ unit, time }, i) => unit + 0.3 * time + 2 * treated[i] + drawNormal(random)),
    counts: rows.map(({ unit, time }, i) => drawPoisson(random, (4 + (unit % 4)) * 1.05 ** time * 1.5 ** treated[i])),
    exposures: rows.map(() => 1 + random()),
  };
}

const columns = (treated: readonly number[]) => [Float64Array.from(treated)];

const dummies = (codes: ArrayLike<number>, count: number) =>
  Array.from({ length: count - 1 }, (_, j) => Float64Array.from(codes, (code) => (code === j + 1 ? 1 : 0)));

describe('difference in differences', () => {
  it('of two units and two times is the difference of the differences', () => {
    // Treated 10 → 17, other 4 → 6: 7 - 2.
    const unit = Int32Array.of(0, 0, 1, 1);
    const fit = twoWayFixedEffects({ unit, time: [0, 1, 0, 1], columns: columns([0, 1, 0, 0]) }, [10, 17, 4, 6])!;
    expect(fit.coefficients[0]).toBeCloseTo(5, 12);
    expect(groupTimeEffects(unit, [0, 1, 0, 1], [10, 17, 4, 6], [0, 1, 0, 0])!.overall).toBeCloseTo(5, 12);
    // Four coefficients for four rows leave nothing to tell errors from.
    expect(fit.standardErrors[0]).toBeUndefined();
  });

  it('does not change with the level of a unit or of a time', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: -9, max: 9 }), (seed, shift) => {
        const { unit, time, treated, response } = panelOf(seed);
        const moved = response.map((y, i) => y + shift * (unit[i] === 2 ? 1 : 0) - shift * (time[i] === 5 ? 1 : 0));
        const panel = { unit, time, columns: columns(treated) };
        const [plain, shifted] = [twoWayFixedEffects(panel, response)!, twoWayFixedEffects(panel, moved)!];
        expect(shifted.coefficients[0]).toBeCloseTo(plain.coefficients[0]!, 8);
        expect(shifted.standardErrors[0]).toBeCloseTo(plain.standardErrors[0]!, 8);
        const [a, b] = [response, moved].map((y) => groupTimeEffects(unit, time, y, treated)!);
        expect(b.overall).toBeCloseTo(a.overall!, 8);
      }),
      { numRuns: 30 },
    );
  });

  it('does not change with the order of the rows', () => {
    const { unit, time, treated, response } = panelOf(3);
    const plain = twoWayFixedEffects({ unit, time, columns: columns(treated) }, response)!;
    const turned = twoWayFixedEffects(
      { unit: unit.toReversed(), time: time.toReversed(), columns: columns(treated.toReversed()) },
      response.toReversed(),
    )!;
    expect(turned.coefficients[0]).toBeCloseTo(plain.coefficients[0]!, 10);
    expect(turned.standardErrors[0]).toBeCloseTo(plain.standardErrors[0]!, 10);
  });

  it('leaves out a column that units and times say already', () => {
    const { unit, time, response } = panelOf(4);
    const own = [Float64Array.from(unit), Float64Array.from(time), new Float64Array(unit.length)];
    const fit = twoWayFixedEffects({ unit, time, columns: own }, response)!;
    expect(fit.coefficients).toEqual([undefined, undefined, undefined]);
    expect(fit.standardErrors).toEqual([undefined, undefined, undefined]);
  });

  it('has no error from one cluster, and no answer without rows', () => {
    const { unit, time, treated, response } = panelOf(5);
    const cluster = new Int32Array(unit.length);
    const fit = twoWayFixedEffects({ unit, time, columns: columns(treated), cluster }, response)!;
    expect(fit.coefficients[0]).toBeCloseTo(2, 0);
    expect(fit.standardErrors[0]).toBeUndefined();
    expect(twoWayFixedEffects({ unit: new Int32Array(), time: [], columns: [] }, [])).toBeUndefined();
  });
});

describe('difference in differences of counts', () => {
  it('is the Poisson regression with a dummy for every unit and time', () => {
    const { unit, time, treated, counts, exposures } = panelOf(6);
    const whole = poissonRegression({
      columns: [...columns(treated), ...dummies(unit, 9), ...dummies(time, 8)],
      response: counts,
      offset: exposures.map(Math.log),
    })!;
    const fit = poissonFixedEffects({ unit, time, columns: columns(treated) }, counts, exposures)!;
    expect(fit.converged).toBe(true);
    expect(fit.coefficients[0]).toBeCloseTo(whole.coefficients[1]!, 8);
  });

  it('does not change with the unit of exposure, nor by a unit in which nothing happened', () => {
    const { unit, time, treated, counts, exposures } = panelOf(7);
    const plain = poissonFixedEffects({ unit, time, columns: columns(treated) }, counts, exposures)!;
    const scaled = poissonFixedEffects(
      { unit, time, columns: columns(treated) },
      counts,
      exposures.map((e) => 12 * e),
    )!;
    expect(scaled.coefficients[0]).toBeCloseTo(plain.coefficients[0]!, 9);
    const more = {
      unit: Int32Array.from([...unit, 9, 9]),
      time: [...time, 0, 7],
      columns: columns([...treated, 0, 1]),
    };
    const withQuiet = poissonFixedEffects(more, [...counts, 0, 0], [...exposures, 1, 1])!;
    expect(withQuiet.coefficients[0]).toBeCloseTo(plain.coefficients[0]!, 9);
  });

  it('says so where nothing ever happened under treatment, and has no answer without events', () => {
    const { unit, time, treated, counts, exposures } = panelOf(8);
    const none = counts.map((count, i) => (treated[i] === 1 ? 0 : count));
    const fit = poissonFixedEffects({ unit, time, columns: columns(treated) }, none, exposures)!;
    expect(fit.converged).toBe(false);
    expect(fit.reason).toMatch(/^Separation/);
    const quiet = counts.map(() => 0);
    expect(poissonFixedEffects({ unit, time, columns: columns(treated) }, quiet, exposures)).toBeUndefined();
  });
});

describe('the start of treatment', () => {
  it('is told for each unit, with those always and never treated', () => {
    const unit = Int32Array.of(0, 0, 1, 1, 2, 2);
    expect(treatmentStarts(unit, [1, 2, 1, 2, 1, 2], [1, 1, 0, 1, 0, 0])).toEqual({
      start: Float64Array.of(1, 2, Infinity),
      always: [0],
      never: [2],
      absorbing: true,
    });
    expect(treatmentStarts(unit, [1, 2, 1, 2, 1, 2], [1, 0, 0, 1, 0, 0]).absorbing).toBe(false);
    expect(treatmentStarts(new Int32Array(), [], []).always).toEqual([]);
  });
});

describe('effects about the start of treatment', () => {
  it('are found period by period without noise, and nothing before', () => {
    const { unit, time, treated } = panelOf(9);
    const starts = [4, 6, Infinity];
    const response = time.map((t, i) => unit[i] + t * t + (treated[i] === 1 ? t - starts[unit[i] % 3] + 1 : 0));
    const effects = groupTimeEffects(unit, time, response, treated)!;
    for (const { since, effect } of effects.bySince) expect(effect).toBeCloseTo(since < 0 ? 0 : since + 1, 9);
    const study = eventStudy({ unit, time }, response, treated, { low: -5, high: 3 })!;
    // Growing effects are told apart up to the second period after the start; the last one stands for all later ones.
    const early = study.periods.map((since, j) => ({ since, j })).filter(({ since }) => since < 2);
    for (const { since, j } of early) expect(study.coefficients[j]).toBeCloseTo(since < 0 ? 0 : since + 1, 8);
  });

  it('are none when nobody is ever treated, or everybody always', () => {
    const { unit, time, response } = panelOf(10);
    for (const always of [0, 1]) {
      const treated = time.map(() => always);
      expect(groupTimeEffects(unit, time, response, treated)).toBeUndefined();
    }
    const never = eventStudy(
      { unit, time },
      response,
      time.map(() => 0),
      { low: -2, high: 2 },
    )!;
    expect(never.coefficients).toEqual([undefined, undefined, undefined, undefined]);
    expect(never.before).toBeUndefined();
    const always = eventStudy(
      { unit, time },
      response,
      time.map(() => 1),
      { low: -2, high: 2 },
    );
    expect(always).toBeUndefined();
  });
});
