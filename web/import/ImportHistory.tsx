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
import { UndoLatest } from './UndoLatest.tsx';
import styles from './ImportHistory.module.css';

type Past = History['imports'][number];

const total = (past: Past, pick: (file: Past['files'][number]) => number): number =>
  past.files.reduce((sum, file) => sum + pick(file), 0);

const count = (name: string, width: number, pick: (file: Past['files'][number]) => number): Column<Past> =>
  numberColumn({ id: name, name, width, value: (past) => total(past, pick), show: (number) => formatNumber(number) });

const columns: readonly Column<Past>[] = [
  textColumn({
    id: 'when',
    name: 'When',
    width: 130,
    names: true,
    text: ({ appliedAt }) => formatMoment(appliedAt),
    rank: ({ appliedAt }) => Date.parse(appliedAt),
  }),
  textColumn({ id: 'files', name: 'Files', width: 255, text: ({ files }) => files.map(({ file }) => file).join(', ') }),
  textColumn({ id: 'by', name: 'By', width: 160, text: ({ actor }) => actor }),
  count('New', 84, (file) => file.new),
  count('Changed', 112, ({ changed }) => changed),
  count('Unchanged', 128, ({ unchanged }) => unchanged),
  count('Rejected', 116, ({ rejected }) => rejected),
];

const undone: Column<Past> = textColumn({
  id: 'undone',
  name: 'Undone',
  width: 160,
  text: ({ undoneAt, undoneBy }) => (undoneAt === undefined ? '' : `${formatMoment(undoneAt)}, ${undoneBy}`),
});

/** Room for the names of files where nothing was undone. */
const withUndone: readonly Column<Past>[] = [...columns, undone];

/** What was imported, when and by whom; before the first import, the way to look around without files. */
export function ImportHistory({ offerSample }: { offerSample: boolean }) {
  const query = useQuery(importHistoryQuery);
  return (
    <Loaded query={query} loading={<output className={styles.historyHeight} aria-label="Loading the imports" />}>
      {({ imports, undoNext }) =>
        imports.length === 0 ? (
          offerSample && <SampleOrganisation />
        ) : (
          <Panel title="Imports so far">
            <DataTable
              caption="Every import, newest first"
              columns={imports.some(({ undoneAt }) => undoneAt !== undefined) ? withUndone : columns}
              rows={imports}
              rowKey={({ importId }) => String(importId)}
            />
            <UndoLatest imports={imports} undoNext={undoNext} />
          </Panel>
        )
      }
    </Loaded>
  );
}
