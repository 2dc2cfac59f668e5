/**
 * The places of values that are 0 or come more than once, in order; values are whole numbers from 0 to 2^53. Some that come once
 * may be among them: values share a bit by chance. None that comes twice is missing.
 */
export function comingAgain(values: Float64Array): number[] {
  const size = 2 ** Math.min(31, Math.max(10, Math.ceil(Math.log2(values.length + 1)) + 5));
  const [once, again] = [new Uint32Array(size / 32), new Uint32Array(size / 32)];
  const bitOf = (value: number): number => {
    const mixed = Math.imul(value >>> 0, 0x9e3779b1) ^ Math.imul(Math.floor(value / 2 ** 32), 0x85ebca6b);
    return (Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0) & (size - 1);
  };
  for (let at = 0; at < values.length; at++) {
    const bit = bitOf(values[at]);
    const mask = 1 << (bit & 31);
    if ((once[bit >>> 5] & mask) !== 0) again[bit >>> 5] |= mask;
    else once[bit >>> 5] |= mask;
  }
  const places: number[] = [];
  for (let at = 0; at < values.length; at++) {
    const bit = bitOf(values[at]);
    if (values[at] === 0 || (again[bit >>> 5] & (1 << (bit & 31))) !== 0) places.push(at);
  }
  return places;
}
