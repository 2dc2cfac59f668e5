import { kinds } from '#shared/contract/importKinds.ts';
import { importTemplates } from '#shared/contract/importTemplates.ts';
import { csvFromTable } from '#shared/csv/csvFromTable.ts';
import { Panel } from '#web/ui/Panel.tsx';
import { kindNames } from './kindNames.ts';
import parts from './parts.module.css';

/** A table of each kind to fill in and drop here, for what no system exports. */
export function Templates() {
  return (
    <Panel title="Templates">
      <p className={parts.quiet}>
        Exports of HR systems, CRMs and survey tools need none. For everything else: a table with example rows to fill
        in.
      </p>
      <ul>
        {kinds.map((kind) => {
          const { header, rows } = importTemplates[kind];
          const text = encodeURIComponent(csvFromTable(header, rows));
          return (
            <li key={kind}>
              <a href={`data:text/csv;charset=utf-8,${text}`} download={`${kind.replaceAll(' ', '-')}.csv`}>
                {kindNames[kind]}
              </a>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
