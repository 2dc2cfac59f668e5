import { Link } from '@tanstack/react-router';
import type { Finding } from '#shared/contract/burnout.ts';
import { FindingLine } from '#web/burnout/FindingLine.tsx';
import { formatNumber } from '#web/ui/formatNumber.ts';
import { Panel } from '#web/ui/Panel.tsx';
import styles from './Overview.module.css';

/** As many as fit the first screen; the rest are one link away. */
const SHOWN = 4;

/** The teams named, strongest evidence first; `lookedFor`: how many patterns the records were enough to look for. */
export function NamedTeams({ findings, lookedFor }: { findings: Finding[]; lookedFor: number }) {
  const sorted = findings.toSorted(
    (a, b) => Number(b.level === 'strong evidence') - Number(a.level === 'strong evidence'),
  );
  return (
    <Panel
      title={titleOf(findings)}
      subtitle="Named only when at least two independent signals from different sources agree and persist"
      actions={
        <Link to="/burnout" search={({ from, to }) => ({ from, to })}>
          {findings.length > SHOWN ? `All ${formatNumber(findings.length)} findings` : 'Burnout watch'}
        </Link>
      }
    >
      {findings.length === 0 ? (
        <p>{whyNobody(lookedFor)}</p>
      ) : (
        <div className={styles.teams}>
          {sorted.slice(0, SHOWN).map((finding) => (
            <FindingLine key={`${finding.manager.id} ${finding.pattern}`} finding={finding} />
          ))}
        </div>
      )}
    </Panel>
  );
}

export function whyNobody(lookedFor: number): string {
  return lookedFor > 0
    ? 'No team is named: no pattern is supported by two sources in this period.'
    : 'No team is named: no pattern could be looked for. Burnout watch says which records each one needs.';
}

function titleOf(findings: readonly Finding[]): string {
  const toWatch = findings.filter(({ level }) => level === 'watch').length;
  if (toWatch === 0) return 'Teams that need help';
  return toWatch === findings.length ? 'Teams to watch' : 'Teams that need help, and teams to watch';
}
