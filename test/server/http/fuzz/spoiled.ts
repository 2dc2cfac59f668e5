import { pick, type Random, TEXTS } from './valueOf.ts';

const deep = (depth: number): unknown => JSON.parse('[{"a":'.repeat(depth) + '1' + '}]'.repeat(depth));

/** Values of every kind but the one asked for. */
const ODD: readonly unknown[] = [null, true, -1, 1e308, 2 ** 53, '', [], {}, [[]], { a: 1 }, deep(60), ...TEXTS];
const POLLUTING = [
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"a":{"__proto__":[]}}',
];

/** The value with one place of it made something else, left out, or joined by what nobody asked for. */
export function spoiled(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.2) return pick(random, ODD);
  if (Array.isArray(value)) {
    if (value.length === 0 || random() < 0.3)
      return Array.from({ length: 1 + Math.floor(random() * 50) }, () => pick(random, ODD));
    const at = Math.floor(random() * value.length);
    return value.map((each: unknown, index) => (index === at ? spoiled(each, random) : each));
  }
  const entries = Object.entries(value);
  const what = random();
  if (entries.length === 0 || what < 0.2) {
    const more: object = JSON.parse(pick(random, POLLUTING));
    return Object.assign(
      Object.create(null),
      value,
      { roles: ['owner'], userId: 1 },
      Object.fromEntries(Object.entries(more)),
    );
  }
  const at = Math.floor(random() * entries.length);
  if (what < 0.4) return Object.fromEntries(entries.filter((_, index) => index !== at));
  return Object.fromEntries(
    entries.map(([name, inner], index) => [name, index === at ? spoiled(inner, random) : inner]),
  );
}

/** Bodies that are no answer to any contract, as text. */
export function wildBody(random: Random): string {
  const long = () => JSON.stringify('x'.repeat(Math.floor(random() * 4000)));
  return pick(
    random,
    [
      ...POLLUTING,
      () => JSON.stringify(pick(random, ODD)),
      () => '[{"a":'.repeat(5000),
      () => '{"a":1',
      () => '{"a":1}{"a":2}',
      () => '\ufeff{}',
      () => '{"a":1e999,"b":-0}',
      () => `{"email":${long()},"email":${long()}}`,
      () => 'not json',
      () => '',
    ].map((each) => (typeof each === 'string' ? () => each : each)),
  )();
}
