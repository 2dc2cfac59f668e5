import { Link } from '@tanstack/react-router';
import type { OverviewResponse } from '#shared/contract/managers.ts';
import { formatDay } from '#web/ui/formatDate.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';
import { Panel } from '#web/ui/Panel.tsx';
import type { Standing } from '#web/ui/standing.ts';
import { VerdictMark } from '#web/ui/VerdictMark.tsx';
import styles from './Overview.module.css';

/** How many managers' teams stand where on exits, once their people and luck are allowed for. */
export function VerdictCounts({ verdicts, former }: Pick<OverviewResponse, 'verdicts' | 'former'>) {
  const lines: { standing: Standing; count: number; label?: string }[] = [
    { standing: 'watch', count: verdicts.worse, label: 'Worse than expected' },
    { standing: 'better', count: verdicts.better },
    { standing: 'expected', count: verdicts.asExpected },
    { standing: 'unknown', count: verdicts.cannotTell },
  ];
  const all = lines.reduce((sum, { count }) => sum + count, 0);
  return (
    <Panel title="How managers stand on exits" subtitle="Exits against those expected for the same people">
      <ul className={styles.counts}>
        {lines.map(({ standing, count, label }) => (
          <li key={standing} className={styles.count} data-standing={standing}>
            <VerdictMark standing={standing} label={label} />
            <strong>{formatNumber(count)}</strong>
            <div className={styles.track}>
              <div className={styles.bar} style={{ width: `${all === 0 ? 0 : (100 * count) / all}%` }} />
            </div>
          </li>
        ))}
      </ul>
      {former && (
        <p>
          {formatCount(former.managers, 'more manager')} led until {formatDay(former.ledUntil)}
          {former.managers > 1 && ' or before'} and {former.managers === 1 ? 'leads' : 'lead'} nobody now.
        </p>
      )}
      <p>
        <Link to="/managers" search={({ from, to }) => ({ from, to })}>
          Every manager, with interval
        </Link>
      </p>
    </Panel>
  );
}
