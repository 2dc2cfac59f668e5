import { useQuery } from '@tanstack/react-query';
import { Loaded } from '#web/api/Loaded.tsx';
import { burnoutQuery } from '#web/api/reportQueries.ts';
import { useRecordsPeriod } from '#web/api/useRecordsPeriod.ts';
import { formatPeriod } from '#web/ui/formatDate.ts';
import { Notes } from '#web/ui/Notes.tsx';
import { nothingToTell } from '#web/ui/nothingToTell.ts';
import { NothingImported } from '#web/ui/NothingImported.tsx';
import { Filters, Page } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { PeriodFilter } from '#web/ui/PeriodFilter.tsx';
import { useAddress } from '#web/ui/useAddress.ts';
import { burnoutHeadline } from './burnoutHeadline.ts';
import styles from './Finding.module.css';
import { FindingCard } from './FindingCard.tsx';
import { MonthsLookedAt } from './MonthsLookedAt.tsx';
import { PatternList } from './PatternList.tsx';

/** Teams that match a burnout pattern, with all evidence. */
export function BurnoutPage() {
  const [address, change] = useAddress();
  const records = useRecordsPeriod();
  const query = useQuery(burnoutQuery(address));
  return (
    <Loaded query={query} loading={<PageSkeleton blocks={[60, 420, 240]} />}>
      {(answer, busy) => {
        if (answer.looked === 0 && !answer.period)
          return (
            <NothingImported title="Burnout watch">
              Patterns need employees with managers and exits, and at least one more source: sales, activity or a
              survey.
            </NothingImported>
          );
        const { title, subtitle } = burnoutHeadline(answer);
        const nothing = nothingToTell(address, records);
        return (
          <>
            <PageHeading
              title={nothing ?? title}
              subtitle={nothing ? undefined : subtitle}
              over={`Burnout watch${answer.period ? `, ${formatPeriod(answer.period)}` : ''}`}
            />
            <Filters>
              <PeriodFilter span={address} records={records} onChange={change} />
            </Filters>
            {answer.period && nothing === undefined && <MonthsLookedAt looked={answer.period} from={address.from} />}
            <Page busy={busy}>
              {answer.findings.length > 0 && (
                <Panel
                  title="Findings"
                  subtitle="Every signal that fired, what speaks against, and what could not be told"
                >
                  <div className={styles.cards}>
                    {answer.findings.map((finding) => (
                      <FindingCard key={`${finding.manager.id} ${finding.pattern}`} finding={finding} />
                    ))}
                  </div>
                </Panel>
              )}
              <PatternList patterns={answer.patterns} />
              <Notes notes={answer.notes} />
            </Page>
          </>
        );
      }}
    </Loaded>
  );
}
