import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Loaded } from '#web/api/Loaded.tsx';
import { rampQuery } from '#web/api/reportQueries.ts';
import { useRecordsPeriod } from '#web/api/useRecordsPeriod.ts';
import { useSees } from '#web/api/useSees.ts';
import { formatPeriod } from '#web/ui/formatDate.ts';
import { GroupedReport } from '#web/ui/GroupedReport.tsx';
import { groupingOf, groupingTitle } from '#web/ui/groupingChoices.ts';
import { NothingImported } from '#web/ui/NothingImported.tsx';
import { narrowTitle } from '#web/ui/narrowTitle.ts';
import { nothingToTell } from '#web/ui/nothingToTell.ts';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { useAddress } from '#web/ui/useAddress.ts';
import { definitions } from './definitions.ts';
import { rampColumns, rampLineKey, rampLines } from './rampColumns.tsx';
import { rampHeadline } from './rampHeadline.ts';
import { RampTile } from './RampTile.tsx';

/** How long new sellers take to become productive, by any grouping. */
export function RampPage() {
  const [address] = useAddress();
  const by = groupingOf(address.by);
  const records = useRecordsPeriod();
  const narrow = useSees() === 'teams';
  const query = useQuery(rampQuery({ ...address, by }));
  const columns = useMemo(() => rampColumns(groupingTitle(by)), [by]);
  return (
    <Loaded query={query} loading={<PageSkeleton blocks={[60, 130, 420]} />}>
      {(answer, busy) =>
        answer.cannotBeGiven !== undefined ? (
          <NothingImported title="Ramp cannot be given">{answer.cannotBeGiven}</NothingImported>
        ) : (
          <GroupedReport
            title={
              (narrow
                ? narrowTitle(by, answer.rows.length, 'How fast the new people of your teams become productive')
                : undefined) ??
              nothingToTell(address, records) ??
              rampHeadline(answer.company ?? [])
            }
            subtitle={`Time from hire to productive; hires still on their way count as not there yet${answer.period ? `, ${formatPeriod(answer.period)}` : ''}`}
            busy={busy}
            records={records}
            whole={
              narrow
                ? undefined
                : (answer.company ?? []).map((measure) => <RampTile key={measure.by} measure={measure} />)
            }
            caption={`Ramp by ${by}`}
            tableTitle={`Median days to productive, by ${by}`}
            columns={columns}
            rows={rampLines(answer.rows)}
            rowKey={rampLineKey}
            sortUnlessChosen="-median"
            definitions={Object.values(definitions)}
            notes={answer.notes}
          />
        )
      }
    </Loaded>
  );
}
