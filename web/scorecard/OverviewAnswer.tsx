import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import type { Period } from '#shared/contract/grouping.ts';
import type { OverviewResponse } from '#shared/contract/managers.ts';
import { managersQuery } from '#web/api/reportQueries.ts';
import { useSees } from '#web/api/useSees.ts';
import { isAtRisk } from '#web/turnover/isAtRisk.ts';
import { countLosses } from '#web/turnover/lossTitle.ts';
import { formatMoment, formatPeriod } from '#web/ui/formatDate.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import { Notes } from '#web/ui/Notes.tsx';
import { nothingToTell } from '#web/ui/nothingToTell.ts';
import { Filters, Page } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { PeriodFilter } from '#web/ui/PeriodFilter.tsx';
import { KeyNumbers } from './KeyNumbers.tsx';
import { LosingTeams, losingTeams } from './LosingTeams.tsx';
import { NamedTeams } from './NamedTeams.tsx';
import { overviewHeadline } from './overviewHeadline.ts';
import { OwnTime } from './OwnTime.tsx';
import { OutsideRecords } from './OutsideRecords.tsx';
import { QuarterlyTrend } from './QuarterlyTrend.tsx';
import { VerdictCounts } from './VerdictCounts.tsx';
import styles from './Overview.module.css';

type Props = { overview: OverviewResponse; busy: boolean; filter: ComponentProps<typeof PeriodFilter> };

/** The answer first, then what it rests on. */
export function OverviewAnswer({ overview, busy, filter }: Props) {
  const onExitsAlone = overview.findings.length === 0 && overview.verdicts.worse > 0;
  const managers = useQuery({ ...managersQuery(filter.span), enabled: onExitsAlone });
  const losing = managers.data && !managers.isPlaceholderData ? losingTeams(managers.data.rows) : undefined;
  const { title, sure } = overviewHeadline(overview, losing && countLosses(losing.map(({ turnover }) => turnover)));
  const told = overview.findings.length > 0 || !overview.turnover || isAtRisk(overview.turnover);
  const nothing = nothingToTell(filter.span, filter.records, told);
  return (
    <>
      <PageHeading title={nothing ?? title} subtitle={nothing ? undefined : sure} over={whom(overview)} />
      <Filters>
        <PeriodFilter {...filter} />
      </Filters>
      <Page busy={busy}>
        {filter.records && nothingToTell(filter.span, filter.records) !== undefined ? (
          <OutsideRecords records={filter.records} />
        ) : (
          <Grounds
            overview={overview}
            losing={onExitsAlone ? { teams: losing } : undefined}
            through={lastDay(overview.period, filter.records)}
          />
        )}
        <p className={styles.imports}>{lastImport(overview)}</p>
      </Page>
    </>
  );
}

type Shown = {
  overview: OverviewResponse;
  /** Set where exits alone name teams; without `teams` they are being looked up. */
  losing: Pick<ComponentProps<typeof LosingTeams>, 'teams'> | undefined;
  through: string | undefined;
};

/** What the answer rests on. Of those who led people once and lead nobody now, nothing that speaks of teams. */
function Grounds({ overview, losing, through }: Shown) {
  const narrow = useSees() === 'teams';
  const { findings, patternsLookedFor, lookedAt, verdicts, quarters, notes } = overview;
  const looked = { patternsLookedFor, lookedAt };
  const former = overview.managers === 0 ? overview.former : undefined;
  return (
    <>
      {former && <OwnTime ledUntil={former.ledUntil} />}
      {!former && losing && <LosingTeams {...losing} {...looked} />}
      {!former && !losing && <NamedTeams findings={findings} {...looked} />}
      {!(former && narrow) && <KeyNumbers overview={overview} narrow={narrow} />}
      <div className={styles.pair}>
        {!narrow && <QuarterlyTrend quarters={quarters} through={through} />}
        {!former && <VerdictCounts verdicts={verdicts} former={overview.former} />}
      </div>
      <Notes notes={notes} />
    </>
  );
}

/** The last day that is both asked about and recorded. */
function lastDay(asked: Period | undefined, records: Period | undefined): string | undefined {
  if (!asked || !records) return asked?.to ?? records?.to;
  return asked.to < records.to ? asked.to : records.to;
}

function whom({ employees, managers, former, period }: OverviewResponse): string | undefined {
  if (managers === 0 && former) return period && formatPeriod(period);
  const people = `${formatCount(employees, 'employee')} under ${formatCount(managers, 'manager')}`;
  return period ? `${people}, ${formatPeriod(period)}` : people;
}

function lastImport({ imports }: OverviewResponse): string | undefined {
  if (!imports) return undefined;
  if (imports.last === undefined) return 'Nothing has been imported yet.';
  return `Last import: ${formatMoment(imports.last)}; ${formatCount(imports.files, 'file')} in all.`;
}
