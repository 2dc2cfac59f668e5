import { formatNumber } from '#web/ui/formatNumber.ts';

type Losses = { strong: number; watch: number; all: number };

/** How many lose people faster than expected, as a heading: what is sure as a fact, what is to watch apart from it. `undefined` when nobody does. */
export function lossTitle({ strong, watch, all }: Losses, one: string): string | undefined {
  if (all === 1 && strong + watch === 1)
    return `This ${one} ${strong === 1 ? 'loses people faster than expected' : 'is to watch for losing people'}`;
  const of = `of ${formatNumber(all)} ${all === 1 ? one : `${one}s`}`;
  if (strong > 0) {
    const more = watch === 0 ? '' : `; ${formatNumber(watch)} more to watch`;
    return `${formatNumber(strong)} ${of} ${strong === 1 ? 'loses' : 'lose'} people faster than expected${more}`;
  }
  return watch > 0 ? `${formatNumber(watch)} ${of} to watch for losing people` : undefined;
}

/** How many are worse than expected on strong evidence, and how many only to watch. */
export function countLosses(rows: readonly { verdict: string; evidence?: string | undefined }[]) {
  const worse = rows.filter(({ verdict }) => verdict === 'worse');
  const strong = worse.filter(({ evidence }) => evidence === 'strong evidence').length;
  return { strong, watch: worse.length - strong };
}
