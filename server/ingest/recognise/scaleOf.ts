import type { AnswerRange } from './answerRange.ts';

export interface Scale {
  low: number;
  high: number;
  evidence: string;
}

type Ends = readonly [low: number, high: number];

const SCALES: readonly Ends[] = [
  [1, 5],
  [1, 7],
  [0, 10],
];
const NET_PROMOTER = 'eNPS';
const PERCENT: Ends = [0, 100];
/** So many answers, none of them higher, say that the scale ends there, when enough of them are the highest. */
const ENOUGH = 100;
const TOP_TICKED = 0.02;

/**
 * The scale that the answers of a column stand on: one of 2 to 11 points of which every point was ticked often enough, else
 * the usual one that holds them. `undefined` when they fit none, or when few of them leave it open (from 0 to 5 at most,
 * both 0–5 and 0–10 are in use). `beside`: where the answers of the columns beside it end; an item nobody ticked the
 * highest point of has the scale of its neighbours.
 */
export function scaleOf(range: AnswerRange, dimension?: string, beside: readonly number[] = []): Scale | undefined {
  if (range.count === 0) return undefined;
  if (dimension === NET_PROMOTER && !isTickedOnly(range))
    return fits(range, [0, 10]) ? told(range, [0, 10]) : undefined;
  const short = shortScale(range, beside);
  if (short) return told(range, short);
  const inner = range.withoutStrays();
  const scale = inner.count < range.count && inner.whole ? shortScale(inner, beside) : undefined;
  if (scale) return told(inner, scale, range.count - inner.count);
  return isOpen(range) || !fits(range, PERCENT) ? undefined : told(range, PERCENT);
}

/** Recommending asked on another scale than 0 to 10 gives no promoters and detractors. */
export function isNetPromoter(dimension: string | undefined, { high }: Scale): boolean {
  return dimension === NET_PROMOTER && high === 10;
}

/** So many answers and none above 5: recommending was asked on the scale of the other questions. */
const isTickedOnly = ({ count, low, high }: AnswerRange) => count >= ENOUGH && low >= 1 && high <= 5;

function shortScale(range: AnswerRange, beside: readonly number[]): Ends | undefined {
  const usual = SCALES.find((scale) => fits(range, scale));
  const ticked = tickedScale(range);
  if (ticked && !(usual && usual[0] === ticked[0] && beside.includes(usual[1]))) return ticked;
  return isOpen(range) ? undefined : usual;
}

/** The scale from 0 or 1 up of which many answers tick every point, and no other. */
function tickedScale(range: AnswerRange): Ends | undefined {
  const { low, high, whole, count } = range;
  if (!whole || count < ENOUGH || low < 0 || low > 1 || high <= low || high > 10 || high - low > 10) return undefined;
  for (let point = low; point <= high; point++) {
    const share = range.shareOf(point);
    if (share === undefined || share === 0) return undefined;
  }
  return (range.shareOf(high) ?? 0) >= TOP_TICKED ? [low, high] : undefined;
}

const isOpen = ({ low, high }: AnswerRange) => low < 1 && high <= 5;
const fits = (range: AnswerRange, [low, high]: Ends) => range.low >= low && range.high <= high;

function told(range: AnswerRange, [low, high]: Ends, strays = 0): Scale {
  const others = strays > 0 ? ` (${strays} others are not on it)` : '';
  return { low, high, evidence: `answers from ${range.low} to ${range.high}: a scale from ${low} to ${high}${others}` };
}
