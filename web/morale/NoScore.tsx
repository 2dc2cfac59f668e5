import type { MoraleMeasure } from '#shared/contract/morale.ts';
import { NotMeasured } from '#web/ui/NotMeasured.tsx';
import { Withheld } from '#web/ui/Withheld.tsx';
import styles from './HeatCell.module.css';
import { boundText, whyNoScore } from './whyNoScore.ts';

type Props = {
  measure: MoraleMeasure;
  /** The smallest group that may be shown, where the measure does not say. */
  minimum?: number | undefined;
};

/** In place of a score: on which side all answered, why it is withheld, or that it was not measured. */
export function NoScore({ measure, minimum = measure.minimum }: Props) {
  const bound = boundText(measure);
  if (bound) return <span className={styles.bound}>{bound}</span>;
  const reason = whyNoScore(measure);
  return reason ? <Withheld reason={reason} minimum={minimum} /> : <NotMeasured />;
}
