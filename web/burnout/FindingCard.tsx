import { Link } from '@tanstack/react-router';
import type { Finding } from '#shared/contract/burnout.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import { EvidenceList } from './EvidenceList.tsx';
import styles from './Finding.module.css';
import { LevelMark } from './LevelMark.tsx';

/** A finding with everything it stands on: for, against, cannot tell, what helps, what would clear it. */
export function FindingCard({ finding, onOwnPage = false }: { finding: Finding; onOwnPage?: boolean }) {
  const { manager, pattern, level, teamSize } = finding;
  return (
    <article className={styles.card} aria-label={finding.headline}>
      <header className={styles.lineHead}>
        <div>
          <h3>{finding.headline}</h3>
          <p className={styles.quiet}>
            <span className={styles.sentenceCase}>{pattern}</span> ·{' '}
            {onOwnPage ? (
              manager.name
            ) : (
              <Link to="/managers/$manager" params={{ manager: manager.id }} search={({ from, to }) => ({ from, to })}>
                {manager.name}
              </Link>
            )}
            , {formatCount(teamSize, 'person', 'people')}
          </p>
        </div>
        <LevelMark level={level} />
      </header>
      <div className={styles.evidence}>
        <EvidenceList title="Evidence for" evidence={finding.for} />
        <EvidenceList title="Evidence against" evidence={finding.against} />
        <EvidenceList title="Cannot tell" evidence={finding.cannotTell} />
      </div>
      <p className={styles.quiet}>{finding.reason}</p>
      <div className={styles.todo}>
        <div>
          <h4>What usually helps</h4>
          <ul>
            {finding.whatHelps.map((help) => (
              <li key={help}>{help}</li>
            ))}
          </ul>
        </div>
        <div>
          <h4>What would clear it</h4>
          <p>{finding.whatWouldClearIt}</p>
        </div>
      </div>
    </article>
  );
}
