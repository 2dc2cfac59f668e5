import type { BurnoutResponse } from '#shared/contract/burnout.ts';
import { Panel } from '#web/ui/Panel.tsx';
import styles from './Finding.module.css';

/** Every pattern looked for, and those that cannot run with the reason. */
export function PatternList({ patterns }: { patterns: BurnoutResponse['patterns'] }) {
  const running = patterns.filter(({ canRun }) => canRun).length;
  return (
    <Panel
      title="Patterns looked for"
      subtitle={`${running} of ${patterns.length} can run on the records imported so far`}
    >
      <ul className={styles.patterns}>
        {patterns.map(({ id, name, question, needs, canRun, why }) => (
          <li key={id} className={styles.pattern} data-runs={canRun}>
            <h3 className={styles.sentenceCase}>{name}</h3>
            <p>{question}</p>
            <p className={styles.quiet}>Needs: {needs}</p>
            {!canRun && (
              <p className={styles.quiet}>
                {why ? `Cannot run. ${why}` : 'Cannot run: the records it needs are missing.'}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
