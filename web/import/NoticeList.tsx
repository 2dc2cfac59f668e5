import type { FileReceipt, Notice } from '#shared/contract/import.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import { pageWords } from './pageWords.ts';
import { Scroller } from './Scroller.tsx';
import parts from './parts.module.css';
import tables from './tables.module.css';
import styles from './NoticeList.module.css';

interface NoticeListProps {
  notices: readonly Notice[];
  /** How many more there are that are not listed. */
  more: number;
  files: readonly FileReceipt[];
}

/** Rejected rows first, each by file, line, column and reason, then what else is worth knowing about the files. */
export function NoticeList({ notices, more, files }: NoticeListProps) {
  const rejects = notices.filter(({ rejected }) => rejected);
  const remarks = notices.filter(({ rejected }) => !rejected);
  if (notices.length === 0 && more === 0) return null;
  return (
    <>
      {rejects.length > 0 && (
        <section className={parts.part} aria-label="Rejected rows">
          <div className={parts.head}>
            <h3>{formatCount(rejectedRows(files), 'row')} rejected</h3>
            <RejectLinks files={files} />
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
                {pageWords(notice.reason)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {more > 0 && <p className={parts.quiet}>{formatCount(more, 'more notice is', 'more notices are')} not listed.</p>}
    </>
  );
}

const rejectedRows = (files: readonly FileReceipt[]): number => files.reduce((sum, { rejected }) => sum + rejected, 0);

/** The rejected rows of each file as a file to put right and drop here again. */
function RejectLinks({ files }: { files: readonly FileReceipt[] }) {
  const written = files.filter(({ rejects }) => rejects !== undefined);
  if (written.length === 0) return null;
  return (
    <p className={parts.quiet}>
      {written.map(({ file, rejects }) => (
        <span key={rejects}>
          <a href={`/api/import/rejects/${rejects}`} download>
            Download the rejected rows of {file}
          </a>{' '}
        </span>
      ))}
      to put them right and drop them here again.
    </p>
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
              <td>{pageWords(notice.reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
