import type { Finding } from '#shared/contract/burnout.ts';
import type { TurnoverRow } from '#shared/contract/turnover.ts';
import { Panel } from '#web/ui/Panel.tsx';
import { coachingQuestions } from './coachingQuestions.ts';
import styles from './CoachingPrompt.module.css';

type Props = { turnover: TurnoverRow | undefined; findings: readonly Finding[] };

/** Questions to open a conversation with, instead of a rank. */
export function CoachingPrompt({ turnover, findings }: Props) {
  return (
    <Panel
      title="Questions for the next conversation"
      subtitle="The records say what happened, not why; the manager and the team know more"
    >
      <ol className={styles.questions}>
        {coachingQuestions(turnover?.verdict ?? 'cannot tell', findings.length > 0).map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
    </Panel>
  );
}
