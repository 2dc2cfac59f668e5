import type { Finding } from '#shared/contract/burnout.ts';
import findingStyles from '#web/burnout/Finding.module.css';
import { FindingCard } from '#web/burnout/FindingCard.tsx';
import { Panel } from '#web/ui/Panel.tsx';

/** The patterns this team matches, with all evidence; or that it matches none. */
export function ProfileFindings({ findings }: { findings: Finding[] }) {
  return (
    <Panel
      title={findings.length === 0 ? 'No burnout pattern' : 'What was found'}
      subtitle="Evidence for and against, and what could not be told"
    >
      {findings.length === 0 ? (
        <p>No pattern is supported by two independent sources in this period.</p>
      ) : (
        <div className={findingStyles.cards}>
          {findings.map((finding) => (
            <FindingCard key={finding.pattern} finding={finding} onOwnPage />
          ))}
        </div>
      )}
    </Panel>
  );
}
