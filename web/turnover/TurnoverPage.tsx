import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TurnoverResponse } from '#shared/contract/turnover.ts';
import { Loaded } from '#web/api/Loaded.tsx';
import { turnoverQuery } from '#web/api/reportQueries.ts';
import { useRecordsPeriod } from '#web/api/useRecordsPeriod.ts';
import { useSees } from '#web/api/useSees.ts';
import { formatPeriod } from '#web/ui/formatDate.ts';
import { GroupedReport } from '#web/ui/GroupedReport.tsx';
import { groupingOf, groupingTitle } from '#web/ui/groupingChoices.ts';
import { NothingImported } from '#web/ui/NothingImported.tsx';
import { narrowTitle } from '#web/ui/narrowTitle.ts';
import { nothingToTell } from '#web/ui/nothingToTell.ts';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { subjectKey } from '#web/ui/SubjectName.tsx';
import { useAddress } from '#web/ui/useAddress.ts';
import { definitions } from './definitions.ts';
import { ExitsByType } from './ExitsByType.tsx';
import { ExitTypes } from './ExitTypes.tsx';
import { isAtRisk } from './isAtRisk.ts';
import { turnoverColumns } from './turnoverColumns.tsx';
import { turnoverHeadline } from './turnoverHeadline.ts';
import { TurnoverTile } from './TurnoverTile.tsx';

/** Who leaves where, fairly compared, by any grouping. */
export function TurnoverPage() {
  const [address] = useAddress();
  const by = groupingOf(address.by);
  const records = useRecordsPeriod();
  const narrow = useSees() === 'teams';
  const query = useQuery(turnoverQuery({ ...address, by }));
  const columns = useMemo(() => turnoverColumns(groupingTitle(by)), [by]);
  return (
    <Loaded query={query} loading={<PageSkeleton blocks={[60, 130, 420]} />}>
      {(answer, busy) =>
        answer.rows.length === 0 && !answer.period ? (
          <NothingImported title="Turnover">
            Turnover needs a list of employees with the days they were hired and left.
          </NothingImported>
        ) : (
          <GroupedReport
            title={
              (narrow ? narrowTitle(by, answer.rows.length) : undefined) ??
              nothingToTell(address, records, answer.rows.some(isAtRisk)) ??
              turnoverHeadline(answer.rows, by)
            }
            subtitle={subtitle(answer)}
            busy={busy}
            records={records}
            whole={
              narrow ? undefined : (
                <>
                  <TurnoverTile row={answer.total} />
                  <ExitTypes total={answer.total} />
                </>
              )
            }
            below={<ExitsByType total={answer.total} />}
            caption={`Turnover by ${by}`}
            tableTitle="The surest departures from expected first"
            columns={columns}
            rows={answer.rows}
            rowKey={subjectKey}
            sortUnlessChosen="-evidence"
            definitions={Object.values(definitions)}
            notes={[...answer.notes, ...answer.leftOut.map((factor) => `The comparison does not allow for ${factor}`)]}
          />
        )
      }
    </Loaded>
  );
}

function subtitle({ period, allowedFor }: TurnoverResponse): string {
  const when = period ? `, ${formatPeriod(period)}` : '';
  const fair = allowedFor.length === 0 ? '' : `; expected exits allow for ${allowedFor.join(', ')}`;
  return `Exits per 100 person-years under the manager at the time${when}${fair}`;
}
