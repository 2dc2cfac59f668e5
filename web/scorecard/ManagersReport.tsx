import { useDeferredValue, useMemo } from 'react';
import type { ManagersResponse, ManagersRow } from '#shared/contract/managers.ts';
import { useRecordsPeriod } from '#web/api/useRecordsPeriod.ts';
import { definitions } from '#web/turnover/definitions.ts';
import { isAtRisk } from '#web/turnover/isAtRisk.ts';
import { ChartPanel } from '#web/ui/ChartPanel.tsx';
import { DataTable } from '#web/ui/DataTable.tsx';
import { formatPeriod } from '#web/ui/formatDate.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import { nothingToTell } from '#web/ui/nothingToTell.ts';
import { Notes } from '#web/ui/Notes.tsx';
import { Filters, Page } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { PeriodFilter } from '#web/ui/PeriodFilter.tsx';
import { SearchField } from '#web/ui/SearchField.tsx';
import { useAddress } from '#web/ui/useAddress.ts';
import { useSort } from '#web/ui/useSort.ts';
import { ManagersFunnel } from './ManagersFunnel.tsx';
import { managersColumns } from './managersColumns.tsx';
import { managersHeadline } from './managersHeadline.ts';

const shownDefinitions = [definitions.expected, definitions.ratio, definitions.estimate, definitions.verdict];

type Props = { answer: ManagersResponse; busy: boolean };

export function ManagersReport({ answer, busy }: Props) {
  const [address, change, changeInPlace] = useAddress();
  const [sort, setSort] = useSort('-evidence', managersColumns);
  const records = useRecordsPeriod();
  const sought = useDeferredValue(address.q ?? '');
  const rows = useMemo(() => named(answer.rows, sought), [answer.rows, sought]);
  const { title, summary } = managersHeadline(answer.rows);
  const nothing = nothingToTell(address, records, answer.rows.some(mayLose));
  return (
    <>
      <PageHeading
        title={nothing ?? title}
        subtitle={`Exits against those expected for the same people under an average manager${answer.period ? `, ${formatPeriod(answer.period)}` : ''}`}
      />
      <Filters>
        <SearchField
          label="Find a manager"
          value={address.q ?? ''}
          onChange={(q) => changeInPlace({ q: q === '' ? undefined : q })}
        />
        <PeriodFilter span={address} records={records} onChange={change} />
      </Filters>
      <Page busy={busy}>
        <ChartPanel
          id="managers"
          title={`${formatCount(rows.length, 'manager')}${sought === '' ? '' : ` named like “${sought}”`}`}
          subtitle="Small teams scatter widely by chance: only what lies outside the limits and is marked stands out"
          summary={nothing ?? summary}
          definitions={shownDefinitions}
          height={420}
          chart={<ManagersFunnel rows={rows} summary={summary} />}
          table={
            <DataTable
              caption="Managers"
              columns={managersColumns}
              rows={rows}
              rowKey={(row) => row.manager.id}
              sort={sort}
              onSort={setSort}
              none="No manager has this name."
            />
          }
          columns={managersColumns}
          rows={rows}
        />
        <Notes notes={answer.notes} />
      </Page>
    </>
  );
}

/** Whether anybody could have left this manager in the period. */
const mayLose = ({ turnover }: ManagersRow): boolean => turnover !== undefined && isAtRisk(turnover);

function named(rows: readonly ManagersRow[], sought: string): readonly ManagersRow[] {
  const words = sought.trim().toLocaleLowerCase('en-GB');
  return words === '' ? rows : rows.filter(({ manager }) => manager.name.toLocaleLowerCase('en-GB').includes(words));
}
