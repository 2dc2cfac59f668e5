import type { Period } from '#shared/contract/grouping.ts';
import { patterns } from '#shared/metrics/patterns.ts';
import { formatPeriod } from '#web/ui/formatDate.ts';
import styles from './Finding.module.css';

const MONTHS = Math.max(...patterns.map(({ windowMonths }) => windowMonths));

type Props = {
  looked: Period;
  /** The first month chosen, as YYYY-MM; undefined for all records. */
  from: string | undefined;
};

/** Which months the patterns were looked for in; they can be fewer than were chosen. */
export function MonthsLookedAt({ looked, from }: Props) {
  const shortened = from === undefined || from < looked.from.slice(0, 7);
  return (
    <p className={styles.quiet}>
      {`Looks at ${formatPeriod(looked)}: patterns are looked for in the last ${MONTHS} months of the period at most`}
      {shortened ? ', so an earlier start changes nothing here.' : '.'}
    </p>
  );
}
