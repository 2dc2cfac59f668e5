import type { Evidence } from '#shared/contract/burnout.ts';
import { formatInterval, formatLevel, formatNumber } from '#web/ui/formatNumber.ts';
import styles from './Finding.module.css';

type Props = { title: string; evidence: readonly Evidence[] };

/** The signals that speak one way, each with what was measured, compared with what, and where it comes from. */
export function EvidenceList({ title, evidence }: Props) {
  if (evidence.length === 0) return null;
  return (
    <div className={styles.group}>
      <h4>{title}</h4>
      <ul className={styles.signals}>
        {evidence.map((one) => (
          <li key={`${one.signal} ${one.source}`} className={styles.signal} data-says={one.says}>
            <span className={styles.signalName}>
              <span className={styles.sentenceCase}>{one.signal}</span>{' '}
              <span className={styles.source}>{one.source}</span>
            </span>
            <span>{one.sentence}</span>
            <Figures evidence={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Figures({ evidence: { value, likely, compared, interval, unit, periods } }: { evidence: Evidence }) {
  const within = interval && `${formatLevel(interval.level)} ${formatInterval(interval, digitsOf(interval.upper))}`;
  const parts = [
    value === undefined ? undefined : `${figure(value)} ${unit}`,
    compared === undefined ? undefined : `compared with ${figure(compared)}`,
    likely === undefined ? within : `allowing for luck ${figure(likely)}, ${within}`,
    periods === undefined ? undefined : `held in ${formatNumber(periods)} ${periods === 1 ? 'period' : 'periods'}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? null : <span className={styles.source}>{parts.join(' · ')}</span>;
}

/** Units differ from signal to signal: small values need their decimals, large ones do not. */
const digitsOf = (value: number): number => (Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);
const figure = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : digitsOf(value));
