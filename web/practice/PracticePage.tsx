import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Loaded } from '#web/api/Loaded.tsx';
import { practiceQuery } from '#web/api/reportQueries.ts';
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
import { practiceColumns } from './practiceColumns.tsx';
import { practiceHeadline } from './practiceHeadline.ts';
import { PracticeTile } from './PracticeTile.tsx';
import { TakeoverTile } from './TakeoverTile.tsx';

/** What managers do: selling themselves, taking over, coaching, by any grouping. */
export function PracticePage() {
  const [address] = useAddress();
  const by = groupingOf(address.by);
  const records = useRecordsPeriod();
  const narrow = useSees() === 'teams';
  const query = useQuery(practiceQuery({ ...address, by }));
  const rows = query.data?.rows;
  const columns = useMemo(() => practiceColumns(groupingTitle(by), rows ?? []), [by, rows]);
  return (
    <Loaded query={query} loading={<PageSkeleton blocks={[60, 130, 420]} />}>
      {(answer, busy) =>
        answer.rows.length === 0 && answer.total === undefined && !narrow ? (
          <NothingImported title="Practice" missing={answer.notes}>
            Practice needs deals with owners and their managers, meetings, coaching or one-on-ones.
          </NothingImported>
        ) : (
          <GroupedReport
            title={
              (narrow ? narrowTitle(by, answer.rows.length) : undefined) ??
              nothingToTell(address, records) ??
              practiceHeadline(answer.total)
            }
            subtitle={`What managers do with their time and their team’s deals${answer.period ? `, ${formatPeriod(answer.period)}` : ''}`}
            busy={busy}
            records={records}
            whole={
              narrow ? undefined : (
                <>
                  <PracticeTile row={answer.total} />
                  <TakeoverTile row={answer.total} />
                </>
              )
            }
            caption={`Practice by ${by}`}
            tableTitle={`Selling, taking over and coaching, by ${by}`}
            columns={columns}
            rows={answer.rows}
            rowKey={subjectKey}
            sortUnlessChosen="-ownSellingShare"
            definitions={Object.values(definitions)}
            notes={answer.notes}
          />
        )
      }
    </Loaded>
  );
}
