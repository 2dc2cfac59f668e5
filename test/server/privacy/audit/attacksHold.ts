import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { boundAttacks, exactAttacks, leaverAttacks, type Tally } from './attacks.ts';

const share = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} %`;
const told = ({ organisations, candidates, shown, tried, found }: Tally): string =>
  `${organisations} organisations, ${shown} of ${candidates} cells shown (${share(shown, candidates)}), ${tried} attacks, ${found} came through\n`;

/** The attacks on invented organisations from a first seed on, so many of each kind. */
export function attacksHold(seed: number, counts: { exact: number; bounds: number; leavers: number }): void {
  describe(`the chosen cells of invented organisations (from seed ${seed})`, () => {
    it(`give away nobody, no small group and no hidden cell by adding and subtracting, in ${counts.exact}`, () => {
      const tally = exactAttacks(seed, counts.exact);
      process.stdout.write(`adding and subtracting: ${told(tally)}`);
      expect(tally.seeds).toEqual([]);
      expect(tally.shown / tally.candidates).toBeGreaterThan(0.66);
    });

    it(`leave every hidden mean wider than one point of 100 by linear programming, in ${counts.bounds}`, async () => {
      const { withheld, ...tally } = boundAttacks(await loadHighs(), seed, counts.bounds);
      process.stdout.write(`bounds: ${told(tally)}${withheld} sums near an end of the scale not told\n`);
      expect(tally.seeds).toEqual([]);
    });

    it(`do not tell who came, went or moved between two waves, in ${counts.leavers}`, () => {
      const tally = leaverAttacks(seed, counts.leavers);
      process.stdout.write(
        `two waves: ${tally.attacks} attacks, ${tally.found} came through, ${tally.byThemselves} when each wave is decided by itself; ${share(tally.shown, tally.candidates)} shown\n`,
      );
      expect(tally.found).toBe(0);
      expect(tally.byThemselves).toBeGreaterThan(counts.leavers / 4);
    });
  });
}
