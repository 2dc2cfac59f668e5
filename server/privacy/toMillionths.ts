/**
 * Each person's score is rounded to a millionth before it is added up (`readWaveAnswers`), so what is worked out from sums of them is known no
 * more exactly: 64.99999980000002 is 65, 66.66666660000001 is 66.666667. The reporting tables do the same sum in SQL, to the last bit.
 */
export function toMillionths(value: number): number {
  return Math.floor(1e6 * value + 0.5) / 1e6;
}

/** How far a number told in millionths may be from the one it stands for. */
export const HALF_A_MILLIONTH = 0.5e-6;
