import { Link } from '@tanstack/react-router';
import type { ManagersRow, OverviewResponse } from '#shared/contract/managers.ts';
import type { TurnoverRow } from '#shared/contract/turnover.ts';
import findingStyles from '#web/burnout/Finding.module.css';
import { evidenceRank } from '#web/turnover/turnoverColumns.tsx';
import { formatInterval, formatLevel, formatNumber } from '#web/ui/formatNumber.ts';
import { Panel } from '#web/ui/Panel.tsx';
import { standingOf } from '#web/ui/standing.ts';
import { SubjectName } from '#web/ui/SubjectName.tsx';
import { VerdictMark } from '#web/ui/VerdictMark.tsx';
import { noPattern } from './noPattern.ts';
import styles from './Overview.module.css';

/** As many as fit the first screen; the rest are one link away. */
const SHOWN = 6;

type Losing = { manager: ManagersRow['manager']; turnover: TurnoverRow };

/** The teams somebody leads at the end of the period that lose more people than expected, surest first. */
export function losingTeams(rows: readonly ManagersRow[]): Losing[] {
  return rows
    .flatMap(({ manager, teamSize, turnover }) =>
      teamSize > 0 && turnover?.verdict === 'worse' ? [{ manager, turnover }] : [],
    )
    .toSorted((a, b) => evidenceRank(b.turnover) - evidenceRank(a.turnover));
}

type Props = Pick<OverviewResponse, 'patternsLookedFor' | 'lookedAt'> & { teams: readonly Losing[] | undefined };

/** Who stands out on exits while no burnout pattern is supported; `teams` is `undefined` until their names are there. */
export function LosingTeams({ teams, ...looked }: Props) {
  return (
    <Panel
      title="Teams to look at first"
      subtitle={`${noPattern(looked)}; these stand out on exits alone`}
      actions={
        <Link to="/managers" search={({ from, to }) => ({ from, to, table: 'managers' })}>
          {teams && teams.length > SHOWN ? `All ${formatNumber(teams.length)} of them` : 'Every manager, surest first'}
        </Link>
      }
    >
      <div className={styles.teams} aria-busy={!teams}>
        {teams?.slice(0, SHOWN).map((team) => (
          <LosingTeam key={team.manager.id} {...team} />
        ))}
      </div>
    </Panel>
  );
}

function LosingTeam({ manager, turnover }: Losing) {
  const { exits, expected, posterior } = turnover;
  return (
    <article className={findingStyles.line}>
      <div className={findingStyles.lineHead}>
        <h3>
          <SubjectName manager={manager} />
        </h3>
        <VerdictMark standing={standingOf(turnover.verdict, turnover.evidence)} />
      </div>
      <p className={findingStyles.quiet}>
        {`${formatNumber(exits)} left`}
        {expected !== undefined && `, ${formatNumber(expected, 1)} expected`}
        {posterior &&
          `; ${formatNumber(posterior.mean, 2)} times expected once chance is allowed for (${formatLevel(posterior.interval.level)} ${formatInterval(posterior.interval, 2)})`}
      </p>
    </article>
  );
}
