import { NO_CODE } from '#server/facts/snapshot.ts';
import { type Day, dayFromIso, isoFromDay } from '#shared/calendar/day.ts';
import type { TeamAnswers } from '#server/morale/index.ts';
import type { MoraleMeasure } from '#shared/contract/morale.ts';
import { type SignalId, signals } from '#shared/metrics/signals.ts';
import { tQuantile } from '#shared/stats/tDistribution.ts';
import type { ManagerFacts, Window } from '../facts.ts';

/** One value a team and wave, over so many people; NaN where it is withheld, absent, or from before the manager answers for it. */
export interface SurveySeries {
  dimension: string;
  /** In order of closing day. */
  waves: { name: string; closedOn: string }[];
  /** By wave, then by place of the manager. */
  value: Float64Array[];
  people: Float64Array[];
  /** Per wave, how far single people scatter within teams. */
  spread: number[];
  /** Why the latest wave says nothing of a manager. */
  silent: (at: number) => string;
}

/** What of a measure is followed, and over how many people. */
export type Followed = 'score' | 'participation';

/** The released measures of one dimension in the waves of the window; `undefined` where no wave asked about it. */
export function surveySeries(
  id: SignalId,
  followed: Followed,
  morale: TeamAnswers,
  window: Window,
  managers: Answerable,
): SurveySeries | undefined {
  const wanted = signals[id].dimensions ?? [];
  const dimension = wanted.flatMap((name) => morale.dimensions.filter((own) => own.toLowerCase() === name)).at(0);
  const [from, to] = [isoFromDay(window.from), isoFromDay(window.to)];
  const within = (closedOn: string): boolean => closedOn >= from && closedOn < to;
  const measures = morale.rows.flatMap((row) =>
    row.measures
      .filter((measure) => measure.dimension === dimension && within(measure.closedOn))
      .map((measure) => ({ at: managers.placeOf(row.manager?.id), measure })),
  );
  if (dimension === undefined || measures.length === 0) return undefined;
  const survey = measures.reduce((a, b) => (b.measure.closedOn > a.measure.closedOn ? b : a)).measure.survey;
  const waves = morale.waves.filter((wave) => wave.survey === survey && within(wave.closedOn));
  waves.sort((a, b) => (a.closedOn < b.closedOn ? -1 : Number(a.closedOn > b.closedOn)));
  const column = () => waves.map(() => new Float64Array(managers.facts.code.length).fill(Number.NaN));
  const series = { value: column(), people: column() };
  const silent = new Map<number, string>();
  const inWave = waves.map((): MoraleMeasure[] => []);
  for (const { at, measure } of measures) {
    const wave = waves.findIndex((own) => own.wave === measure.wave && own.closedOn === measure.closedOn);
    if (measure.survey !== survey || wave < 0) continue;
    inWave[wave].push(measure);
    if (at === NO_CODE) continue;
    const early = dayOf(measure.closedOn) < managers.answersFrom(at);
    if (wave === waves.length - 1) silent.set(at, silence(measure, early));
    const [value, people] = read(measure, followed);
    if (early || value === undefined) continue;
    series.value[wave][at] = value;
    series.people[wave][at] = people;
  }
  const spread = inWave.map((own) => (followed === 'score' ? spreadOfScores(own) : spreadOfShares(own)));
  const isMute = (at: number): boolean => Number.isNaN(spread.at(-1)) && !Number.isNaN(series.value.at(-1)![at]);
  return {
    dimension,
    waves: waves.map(({ wave, closedOn }) => ({ name: wave, closedOn })),
    ...series,
    spread,
    silent: (at) => (isMute(at) ? NO_SPREAD : (silent.get(at) ?? TOO_FEW_ANSWERED)),
  };
}

/** Whom survey values are about, and from which day on a manager answers for them. */
export interface Answerable {
  facts: ManagerFacts;
  placeOf: (externalId: string | undefined) => number;
  answersFrom: (at: number) => Day;
}

const dayOf = (iso: string): Day => dayFromIso(iso)!;

/** Said of nobody's answers too. */
const TOO_FEW_ANSWERED = 'Too few answered in the latest wave to tell.';
const NO_SPREAD =
  'The latest wave holds scores of teams without standard deviations: a difference cannot be told from chance.';

function silence(measure: MoraleMeasure, early: boolean): string {
  if (measure.withheld === 'too few') return TOO_FEW_ANSWERED;
  if (measure.withheld !== undefined) return `Withheld in the latest wave: ${measure.withheld}.`;
  return early ? 'The wave closed too soon after the manager took over.' : 'Not shown for the latest wave.';
}

function read(measure: MoraleMeasure, followed: Followed): [number | undefined, number] {
  if (measure.respondents === undefined) return [undefined, 0];
  if (followed === 'score') return [measure.score, measure.respondents];
  const share = measure.participation;
  return share === undefined || share === 0 ? [undefined, 0] : [Math.min(1, share), measure.respondents / share];
}

/** Pooled standard deviation within teams, read back from the limits of their means (Student's t). */
function spreadOfScores(measures: readonly MoraleMeasure[]): number {
  let [squares, degrees] = [0, 0];
  for (const { respondents: n, scoreInterval: limits } of measures) {
    if (n === undefined || limits === undefined || n < 2) continue;
    const error = (limits.upper - limits.lower) / 2 / tQuantile((1 + limits.level) / 2, n - 1);
    squares += (n - 1) * n * error * error;
    degrees += n - 1;
  }
  return Math.sqrt(squares / degrees);
}

/** Standard deviation of yes and no at the share of all. */
function spreadOfShares(measures: readonly MoraleMeasure[]): number {
  let [answered, asked] = [0, 0];
  for (const measure of measures) {
    const [share, people] = read(measure, 'participation');
    if (share === undefined) continue;
    answered += share * people;
    asked += people;
  }
  return Math.sqrt((answered / asked) * (1 - answered / asked));
}
