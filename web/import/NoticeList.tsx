import type { Notice } from '#shared/contract/import.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import { saveText } from '#web/ui/saveText.ts';
import { rejectsCsv } from './rejectsCsv.ts';
import { Scroller } from './Scroller.tsx';
import parts from './parts.module.css';
import tables from './tables.module.css';
import styles from './NoticeList.module.css';

interface NoticeListProps {
  notices: readonly Notice[];
  /** How many more there are that are not listed. */
  more: number;
}

/** Rejected rows first, each by file, line, column and reason, then what else is worth knowing about the files. */
export function NoticeList({ notices, more }: NoticeListProps) {
  const rejects = notices.filter(({ rejected }) => rejected);
  const remarks = notices.filter(({ rejected }) => !rejected);
  if (notices.length === 0 && more === 0) return null;
  return (
    <>
      {rejects.length > 0 && (
        <section className={parts.part} aria-label="Rejected rows">
          <div className={parts.head}>
            <h3>{formatCount(rejects.length, 'row')} rejected</h3>
            <button
              type="button"
              className={parts.quietButton}
              onClick={() => saveText('rejected-rows.csv', rejectsCsv(rejects))}
            >
              Download rejected rows as CSV
            </button>
          </div>
          <NoticeTable name="Rejected rows, scrolling" notices={rejects} />
        </section>
      )}
      {remarks.length > 0 && (
        <section className={parts.part} aria-label="Worth knowing">
          <h3>Worth knowing</h3>
          <ul className={styles.remarks}>
            {remarks.map((notice) => (
              <li key={keyOf(notice)}>
                {placeOf(notice)}: {notice.column === undefined ? '' : `${notice.column}: `}
                {notice.reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      {more > 0 && <p className={parts.quiet}>{formatCount(more, 'more notice is', 'more notices are')} not listed.</p>}
    </>
  );
}

const placeOf = ({ file, line }: Notice): string => (line === undefined ? file : `${file}, line ${line}`);

const keyOf = (notice: Notice): string => `${placeOf(notice)} ${notice.column ?? ''} ${notice.reason}`;

function NoticeTable({ name, notices }: { name: string; notices: readonly Notice[] }) {
  return (
    <Scroller name={name}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">File and line</th>
            <th scope="col">Column</th>
            <th scope="col">Value</th>
            <th scope="col" className={styles.reason}>
              Reason
            </th>
          </tr>
        </thead>
        <tbody>
          {notices.map((notice) => (
            <tr key={keyOf(notice)}>
              <th scope="row">{placeOf(notice)}</th>
              <td>{notice.column}</td>
              <td className={tables.samples}>{notice.value}</td>
              <td>{notice.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
