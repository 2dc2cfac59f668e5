import type { ReactNode } from 'react';
import type { Column } from './column.ts';
import { DataTable } from './DataTable.tsx';
import { Definitions } from './Definitions.tsx';
import { DownloadButton } from './DownloadButton.tsx';
import { GroupedFilters } from './GroupedFilters.tsx';
import type { MeasureDefinition } from './MeasureDefinition.ts';
import { Measures } from './Measure.tsx';
import { NotForYourRole } from './NotForYourRole.tsx';
import { Notes } from './Notes.tsx';
import { Page } from './Page.tsx';
import { PageHeading } from './PageHeading.tsx';
import { Panel } from './Panel.tsx';
import { useSort } from './useSort.ts';

type Props<Row> = {
  title: string;
  subtitle: string;
  busy: boolean;
  records: { from: string; to: string } | undefined;
  /** Tiles of the whole company; `undefined` for a reader who may not see them. */
  whole: ReactNode | undefined;
  /** Names the table in its caption and the CSV file. */
  caption: string;
  tableTitle: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** How the table is sorted until a person chooses, as the address would write it. */
  sortUnlessChosen: string;
  definitions: readonly MeasureDefinition[];
  notes: readonly string[];
  /** Below the table. */
  below?: ReactNode;
};

/** A measure by grouping: the finding, the choices, the whole company, then a line a group. */
export function GroupedReport<Row>(props: Props<Row>) {
  const { caption, columns, rows } = props;
  const [sort, setSort] = useSort(props.sortUnlessChosen, columns);
  const file = caption.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return (
    <>
      <PageHeading title={props.title} subtitle={props.subtitle} />
      <GroupedFilters records={props.records} byManagerOnly={props.whole === undefined} />
      <Page busy={props.busy}>
        {props.whole === undefined ? <NotForYourRole /> : <Measures label="The whole company">{props.whole}</Measures>}
        <Panel title={props.tableTitle} actions={<DownloadButton name={file} columns={columns} rows={rows} />}>
          <DataTable
            caption={caption}
            columns={columns}
            rows={rows}
            rowKey={props.rowKey}
            sort={sort}
            onSort={setSort}
          />
          <Definitions definitions={props.definitions} />
        </Panel>
        {props.below}
        <Notes notes={props.notes} />
      </Page>
    </>
  );
}
