import { dateChange } from '#shared/calendar/dateChange.ts';
import type { Receipt } from '#shared/contract/import.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import { Scroller } from './Scroller.tsx';
import parts from './parts.module.css';
import styles from './ChangeExamples.module.css';
import tables from './tables.module.css';

type Example = Receipt['examples'][number];

const changeOf = ({ before, after }: Example) => dateChange(before, after);

/** Stored values that the files change, before and after; changed dates stand out, because a wrong order of day and month looks valid. */
export function ChangeExamples({ examples }: { examples: readonly Example[] }) {
  if (examples.length === 0) return null;
  const swapped = examples.filter((example) => changeOf(example) === 'swapped').length;
  return (
    <section className={parts.part} aria-label="Examples of what changes">
      <h3>Examples</h3>
      {swapped > 0 && (
        <p className={parts.callout} role="alert">
          {formatCount(swapped, 'change here only swaps', 'changes here only swap')} day and month: check the order of
          the dates before importing.
        </p>
      )}
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
            {examples.map((example) => (
              <ExampleRow key={`${example.file} ${example.line} ${example.what} ${example.after}`} example={example} />
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}

function ExampleRow({ example }: { example: Example }) {
  const { file, line, what, before, after } = example;
  const change = changeOf(example);
  return (
    <tr className={change && styles.date}>
      <th scope="row">
        {file}, line {line}
      </th>
      <td>{what}</td>
      <td>{before ?? <em>new</em>}</td>
      <td>
        {after}
        {change === 'swapped' && <strong> day and month change places</strong>}
        {change === 'moved' && <strong> another day</strong>}
      </td>
    </tr>
  );
}
