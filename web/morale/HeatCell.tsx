import type { MoraleMeasure } from '#shared/contract/morale.ts';
import { dimensionDirection } from '#shared/metrics/dimensionDirection.ts';
import { heatColour } from '#web/charts/heatColour.ts';
import { formatInterval, formatLevel, formatNumber } from '#web/ui/formatNumber.ts';
import { leftSince } from './leftSince.ts';
import { NoScore } from './NoScore.tsx';
import { NotMeasured } from '#web/ui/NotMeasured.tsx';
import { widerText } from './widerText.ts';
import styles from './HeatCell.module.css';

/** Points from the company's score that get the deepest colour. */
const REACH = 20;

type Props = {
  measure: MoraleMeasure | undefined;
  company: number | undefined;
  /** Fewest people a number may stand on. */
  minimum: number | undefined;
  /** How many are in the team; more answers than that include people who have left it since. */
  teamSize?: number | undefined;
};

/** A score coloured by its distance from the company's, and only where that distance is more than chance. */
export function HeatCell({ measure, company, minimum, teamSize }: Props) {
  if (!measure) return <NotMeasured why="not asked" />;
  if (measure.withheld) return <WithheldTeam measure={measure} minimum={minimum} />;
  if (measure.score === undefined) return <NoScore measure={measure} minimum={minimum} />;
  return <Score measure={measure} score={measure.score} company={company} teamSize={teamSize} />;
}

type ScoreProps = Omit<Props, 'minimum'> & { measure: MoraleMeasure; score: number };

function Score({ measure, score, company, teamSize }: ScoreProps) {
  const { scoreInterval, respondents, dimension } = measure;
  const { background, side } = colourOf(dimension, score, scoreInterval, company ?? score);
  const above = score > (company ?? score);
  const interval = scoreInterval ? `, ${formatLevel(scoreInterval.level)} ${formatInterval(scoreInterval, 1)}` : '';
  const against = company === undefined ? '' : `; company ${formatNumber(company, 1)}`;
  return (
    <span
      className={styles.cell}
      style={{ background }}
      title={`${formatNumber(score, 1)} of 100${interval}${against}`}
    >
      <span className={styles.score}>
        {side !== 'between' && (
          <>
            <span className={styles.sign} aria-hidden="true">
              {above ? '▲' : '▼'}
            </span>
            <span className={styles.words}>
              {`${above ? 'above' : 'below'} the company, ${side === 'above' ? 'better' : 'worse'}:`}{' '}
            </span>
          </>
        )}
        {formatNumber(score)}
      </span>
      {respondents !== undefined && (
        <span className={styles.n}>
          n {formatNumber(respondents)}
          {leftSince(respondents, teamSize)}
        </span>
      )}
    </span>
  );
}

/** Of a strain the score is mirrored, so that blue is good news in every column. */
function colourOf(dimension: string, score: number, interval: MoraleMeasure['scoreInterval'], company: number) {
  if (dimensionDirection(dimension) === 'higher is better') return heatColour(score, interval, company, REACH);
  const mirrored = interval && { lower: 100 - interval.upper, upper: 100 - interval.lower };
  return heatColour(100 - score, mirrored, 100 - company, REACH);
}

type WithheldProps = { measure: MoraleMeasure; minimum: number | undefined };

/** A team that is withheld, and beside it the nearest area around it that is shown. */
function WithheldTeam({ measure, minimum }: WithheldProps) {
  const { wider } = measure;
  const withheld = <NoScore measure={measure} minimum={minimum} />;
  if (wider?.measure.score === undefined) return withheld;
  return (
    <>
      {withheld}
      <div className={styles.n}>{widerText(wider)}</div>
    </>
  );
}
