import { Link } from '@tanstack/react-router';
import type { Finding } from '#shared/contract/burnout.ts';
import type { OverviewResponse } from '#shared/contract/managers.ts';
import { FindingLine } from '#web/burnout/FindingLine.tsx';
import { formatNumber } from '#web/ui/formatNumber.ts';
import { Panel } from '#web/ui/Panel.tsx';
import { noPattern } from './noPattern.ts';
import styles from './Overview.module.css';

/** As many as fit the first screen; the rest are one link away. */
const SHOWN = 4;

type Looked = Pick<OverviewResponse, 'findings' | 'patternsLookedFor' | 'lookedAt'>;

/** The teams named, strongest evidence first; or why nobody is. */
export function NamedTeams({ findings, ...looked }: Looked) {
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
        <p>{whyNobody(looked)}</p>
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

function whyNobody(looked: Omit<Looked, 'findings'>): string {
  const { managers, cannotTell } = looked.lookedAt;
  const nobody = `No team is named. ${noPattern(looked)}`;
  if (looked.patternsLookedFor === 0) return `${nobody}; Burnout watch says which records each one needs.`;
  if (cannotTell === 0 || cannotTell === managers) return `${nobody}.`;
  return `${nobody}; for ${formatNumber(cannotTell)} of ${formatNumber(managers)} teams the records are too few to tell.`;
}

function titleOf(findings: readonly Finding[]): string {
  const toWatch = findings.filter(({ level }) => level === 'watch').length;
  if (toWatch === 0) return 'Teams that need help';
  return toWatch === findings.length ? 'Teams to watch' : 'Teams that need help, and teams to watch';
}
