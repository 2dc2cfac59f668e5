import type { RecognisedFile } from '#shared/contract/import.ts';
import { ColumnHow } from './ColumnHow.tsx';
import { assignField } from './editMapping.ts';
import type { MappingChange } from './mappingChange.ts';
import { mayHoldScores } from './openQuestions.ts';
import tables from './tables.module.css';

interface ColumnRowProps extends MappingChange {
  column: RecognisedFile['columns'][number];
}

/** One column: what it holds, which field it fills, and how. */
export function ColumnRow({ column, found, mapping, onMapping }: ColumnRowProps) {
  const how = mapping.columns.find((each) => each.column === column.column) ?? { column: column.column };
  const required = found.fields.filter((field) => field.required);
  const optional = found.fields.filter((field) => !field.required);
  const option = ({ field, label }: (typeof required)[number]) => (
    <option key={field} value={field}>
      {label}
    </option>
  );
  return (
    <tr data-read={how.field !== undefined}>
      <th scope="row">
        {column.column || <em>no name</em>}
        <span className={tables.samples}>{[column.type, ...column.samples].join(' · ')}</span>
      </th>
      <td>
        <div>
          <select
            aria-label={`Column ${column.column} is read as`}
            value={how.field ?? ''}
            onChange={(event) => onMapping(assignField(mapping, column.column, event.currentTarget.value || undefined))}
          >
            <option value="">not read</option>
            {mayHoldScores(mapping) && <option value="score">Answers to a survey question</option>}
            {mapping.kind === 'survey wide' && <option value="comment">Comments in the respondent’s own words</option>}
            {required.length > 0 && <optgroup label="Needed">{required.map(option)}</optgroup>}
            <optgroup label={required.length > 0 ? 'Also' : 'Fields'}>{optional.map(option)}</optgroup>
          </select>
          <ColumnHow column={column} how={how} found={found} mapping={mapping} onMapping={onMapping} />
        </div>
      </td>
    </tr>
  );
}
