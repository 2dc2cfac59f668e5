import { useQuery } from '@tanstack/react-query';
import type { ImportHistory as History } from '#shared/contract/import.ts';
import { Loaded } from '#web/api/Loaded.tsx';
import type { Column } from '#web/ui/column.ts';
import { DataTable } from '#web/ui/DataTable.tsx';
import { formatMoment } from '#web/ui/formatDate.ts';
import { formatNumber } from '#web/ui/formatNumber.ts';
import { numberColumn } from '#web/ui/numberColumn.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import { importHistoryQuery } from './importRequests.ts';
import { SampleOrganisation } from './SampleOrganisation.tsx';
import styles from './import.module.css';

type Past = History['imports'][number];

const total = (past: Past, pick: (file: Past['files'][number]) => number): number =>
  past.files.reduce((sum, file) => sum + pick(file), 0);

const count = (id: string, name: string, pick: (file: Past['files'][number]) => number): Column<Past> =>
  numberColumn({ id, name, width: 124, value: (past) => total(past, pick), show: (number) => formatNumber(number) });

const columns: readonly Column<Past>[] = [
  textColumn({
    id: 'when',
    name: 'When',
    width: 170,
    names: true,
    text: ({ appliedAt }) => formatMoment(appliedAt),
    rank: ({ appliedAt }) => Date.parse(appliedAt),
  }),
  textColumn({ id: 'files', name: 'Files', width: 260, text: ({ files }) => files.map(({ file }) => file).join(', ') }),
  textColumn({ id: 'by', name: 'By', width: 160, text: ({ actor }) => actor }),
  count('new', 'New', (file) => file.new),
  count('changed', 'Changed', ({ changed }) => changed),
  count('unchanged', 'Unchanged', ({ unchanged }) => unchanged),
  count('rejected', 'Rejected', ({ rejected }) => rejected),
];

/** What was imported, when and by whom; before the first import, the way to look around without files. */
export function ImportHistory({ offerSample }: { offerSample: boolean }) {
  const query = useQuery(importHistoryQuery);
  return (
    <Loaded query={query} loading={<output className={styles.historyHeight} aria-label="Loading the imports" />}>
      {({ imports }) =>
        imports.length === 0 ? (
          offerSample && <SampleOrganisation />
        ) : (
          <Panel title="Imports so far">
            <DataTable
              caption="Imports so far"
              columns={columns}
              rows={imports}
              rowKey={({ importId }) => String(importId)}
            />
          </Panel>
        )
      }
    </Loaded>
  );
}
