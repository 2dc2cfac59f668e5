import { Link } from '@tanstack/react-router';
import type { Finding } from '#shared/contract/burnout.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import styles from './Finding.module.css';
import { LevelMark } from './LevelMark.tsx';

/** A finding in brief: how sure, what, whose team, on which signals; leads to the manager's page. */
export function FindingLine({ finding }: { finding: Finding }) {
  const { manager, headline, pattern, level, teamSize } = finding;
  const signals = finding.for.map(({ signal }) => signal).join(', ');
  return (
    <article className={styles.line}>
      <div className={styles.lineHead}>
        <h3>
          <Link to="/managers/$manager" params={{ manager: manager.id }} search={({ from, to }) => ({ from, to })}>
            {headline}
          </Link>
        </h3>
        <LevelMark level={level} />
      </div>
      <p className={styles.quiet}>
        <span className={styles.sentenceCase}>{pattern}</span> · {manager.name},{' '}
        {formatCount(teamSize, 'person', 'people')} · signals: {signals || 'none'}
      </p>
    </article>
  );
}
