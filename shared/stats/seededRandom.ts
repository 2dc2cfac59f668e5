/** A source of numbers spread evenly over [0, 1). Everything in the project that draws takes one as an argument. */
export type RandomSource = () => number;

/**
 * A repeatable source of random numbers: the same seed gives the same sequence on every machine.
 *
 * Returns a function giving the next number in [0, 1) with 53 random bits. Not for secrets.
 * The seed may be any finite number; numbers that differ give unrelated sequences.
 *
 * Source: sfc32, C. Doty-Humphrey's small fast counting generator (PractRand), 128 bits of state of which one word
 * is a counter, so that no seed has a period under 2^32; state filled by the splitmix32 mixer.
 */
export function seededRandom(seed: number): RandomSource {
  if (!Number.isFinite(seed)) throw new RangeError('A seed must be a finite number.');
  const bits = new Uint32Array(new Float64Array([seed]).buffer);
  let mixer = (bits[0] ^ Math.imul(bits[1], 0x9e3779b1)) | 0;
  const mixed = (): number => {
    mixer = (mixer + 0x9e3779b9) | 0;
    let t = mixer ^ (mixer >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return (t ^ (t >>> 15)) | 0;
  };
  let a = mixed();
  let b = mixed();
  let c = mixed();
  let counter = 1;
  const word = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) word();
  return () => ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992;
}
