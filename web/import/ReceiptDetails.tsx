import type { FileReceipt, Receipt } from '#shared/contract/import.ts';
import type { Column } from '#web/ui/column.ts';
import { DataTable } from '#web/ui/DataTable.tsx';
import { formatDay } from '#web/ui/formatDate.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';
import { numberColumn } from '#web/ui/numberColumn.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import { NoticeList } from './NoticeList.tsx';
import { Scroller } from './Scroller.tsx';
import parts from './parts.module.css';
import tables from './tables.module.css';
import styles from './ReceiptDetails.module.css';

const count = (name: string, width: number, value: (file: FileReceipt) => number): Column<FileReceipt> =>
  numberColumn({ id: name, name, width, value, show: (number) => formatNumber(number) });

const fileColumns: readonly Column<FileReceipt>[] = [
  textColumn({ id: 'file', name: 'File', width: 170, names: true, text: ({ file }) => file }),
  textColumn({ id: 'kind', name: 'Kind', width: 100, text: ({ kind }) => kind }),
  count('Rows', 84, ({ rows }) => rows),
  count('New', 84, (file) => file.new),
  count('Changed', 112, ({ changed }) => changed),
  count('Unchanged', 128, ({ unchanged }) => unchanged),
  count('Rejected', 116, ({ rejected }) => rejected),
  textColumn({ id: 'as-of', name: 'As of', width: 114, text: ({ asOf }) => (asOf ? formatDay(asOf) : '') }),
];

/** Everything a receipt says: per file, per person, what changes from what to what, and what was rejected and why. */
export function ReceiptDetails({ receipt }: { receipt: Receipt }) {
  return (
    <>
      <DataTable caption="Rows of each file" columns={fileColumns} rows={receipt.files} rowKey={({ file }) => file} />
      <PeopleFacts receipt={receipt} />
      <Examples receipt={receipt} />
      <NoticeList notices={receipt.notices} more={receipt.moreNotices} />
    </>
  );
}

function PeopleFacts({ receipt: { employees, exits } }: { receipt: Receipt }) {
  const facts = [
    { name: 'New employees', value: employees.new },
    { name: 'Changed employees', value: employees.changed },
    { name: 'Exits', value: exits },
    { name: 'Placeholders', value: employees.placeholders },
  ];
  return (
    <div>
      <dl className={styles.facts}>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      {employees.placeholders > 0 && (
        <p className={parts.quiet}>
          {formatCount(employees.placeholders, 'person is', 'people are')} named in the files as a manager or owner
          without a row of their own: a placeholder stands in until a file brings one.
        </p>
      )}
    </div>
  );
}

function Examples({ receipt: { examples } }: { receipt: Receipt }) {
  if (examples.length === 0) return null;
  return (
    <section className={parts.part} aria-label="Examples of what changes">
      <h3>Examples</h3>
      <Scroller name="Examples, scrolling">
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">File and line</th>
              <th scope="col">What</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {examples.map(({ file, line, what, before, after }) => (
              <tr key={`${file} ${line} ${what} ${after}`}>
                <th scope="row">
                  {file}, line {line}
                </th>
                <td>{what}</td>
                <td>{before ?? <em>new</em>}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
