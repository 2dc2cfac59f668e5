import type { FileReceipt, Receipt } from '#shared/contract/import.ts';
import type { Column } from '#web/ui/column.ts';
import { DataTable } from '#web/ui/DataTable.tsx';
import { formatDay } from '#web/ui/formatDate.ts';
import { formatCount, formatNumber } from '#web/ui/formatNumber.ts';
import { numberColumn } from '#web/ui/numberColumn.tsx';
import { textColumn } from '#web/ui/textColumn.tsx';
import { ChangeExamples } from './ChangeExamples.tsx';
import { NoticeList } from './NoticeList.tsx';
import parts from './parts.module.css';
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
      <Leaving receipt={receipt} />
      <ChangeExamples examples={receipt.examples} />
      <NoticeList notices={receipt.notices} more={receipt.moreNotices} files={receipt.files} />
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

/** Who was employed so far and is not after this import. */
function Leaving({ receipt: { ended, leaving } }: { receipt: Receipt }) {
  if (ended === 0) return null;
  return (
    <section className={parts.part} aria-label="Who would leave">
      <h3>{formatCount(ended, 'person employed so far leaves', 'people employed so far leave')}</h3>
      <p>
        {leaving.map(({ name, on }) => `${name} (${formatDay(on)})`).join(', ')}
        {ended > leaving.length && ` and ${formatNumber(ended - leaving.length)} more`}
      </p>
    </section>
  );
}
