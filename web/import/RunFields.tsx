import type { Mapping } from '#shared/contract/import.ts';
import { Field } from '#web/ui/Field.tsx';
import { formatDay } from '#web/ui/formatDate.ts';
import type { MappingChange } from './mappingChange.ts';
import { holdsAnswers } from './openQuestions.ts';
import parts from './parts.module.css';
import styles from './RunFields.module.css';

type Named = 'survey' | 'wave' | 'closedOn' | 'asOf';

const fields: readonly { name: Named; field?: string; label: string; type: 'text' | 'date' }[] = [
  { name: 'survey', field: 'survey', label: 'Survey', type: 'text' },
  { name: 'wave', field: 'wave', label: 'Wave (one dated run)', type: 'text' },
  { name: 'closedOn', field: 'closed_on', label: 'Day the wave closed', type: 'date' },
  { name: 'asOf', label: 'Last day this file knows of', type: 'date' },
];

function isAsked(name: Named, field: string | undefined, mapping: Mapping): boolean {
  if (name === 'asOf') return mapping.kind === 'roster' || mapping.asOf !== undefined;
  const isItems = mapping.kind === 'survey items';
  const inColumn = mapping.columns.some((column) => column.field === field);
  return !inColumn && !isItems && holdsAnswers(mapping);
}

/** What stands for a field of a roster left empty: its scores are one wave of the survey "roster", on the last day it knows of. */
function unsaidIn({ kind, asOf }: Mapping): Partial<Record<Named, string>> {
  if (kind !== 'roster') return {};
  const day = asOf ?? 'the last day this file knows of';
  return { survey: 'roster', wave: day, closedOn: day };
}

/** What holds for the whole file: the survey, wave and closing day its answers belong to, and the last day it knows of. */
export function RunFields({ mapping, onMapping }: MappingChange) {
  const unsaid = unsaidIn(mapping);
  const asked = fields.filter(({ name, field }) => isAsked(name, field, mapping));
  if (asked.length === 0) return null;
  return (
    <div className={styles.run}>
      {asked.map(({ name, label, type }) => (
        <Field key={name} label={label}>
          {(id) => (
            <input
              id={id}
              type={type}
              placeholder={unsaid[name]}
              value={mapping[name] ?? ''}
              onChange={(event) => onMapping({ ...mapping, [name]: event.currentTarget.value || undefined })}
            />
          )}
        </Field>
      ))}
      {unsaid.closedOn !== undefined && asked.some(({ name }) => name === 'closedOn') && (
        <p className={parts.quiet}>
          {`Left empty: survey “${unsaid.survey}”; the wave and its day are ${mapping.asOf === undefined ? unsaid.closedOn : formatDay(unsaid.closedOn)}.`}
        </p>
      )}
    </div>
  );
}
