import { Field } from '#web/ui/Field.tsx';
import type { MappingChange } from './mappingChange.ts';
import { asksQuotaMonths, rowChoices } from './openQuestions.ts';
import styles from './RunFields.module.css';

const MISSING = { '': 'as the file shows', true: 'have left', false: 'stay' } as const;

/** Which rows of a file count, how many months a quota is for, and what becomes of people a roster does not have. */
export function RowsThatCount({ found, mapping, onMapping }: MappingChange) {
  const rows = rowChoices(found);
  const quotas = asksQuotaMonths(found);
  if (rows.length === 0 && !quotas && mapping.kind !== 'roster') return null;
  return (
    <div className={styles.run}>
      {rows.map(({ column, values }) => (
        <Choice
          key={column}
          label={`Only rows with this ${column}`}
          value={mapping.only?.[column]}
          choices={Object.fromEntries(values.map((value) => [value, value]))}
          onChange={(value) => onMapping({ ...mapping, only: { ...mapping.only, [column]: value } })}
        />
      ))}
      {quotas && (
        <Choice
          label="Each quota is for"
          value={mapping.quotaMonths?.toString()}
          choices={{ 1: 'a month', 3: 'a quarter' }}
          onChange={(months) => onMapping({ ...mapping, quotaMonths: Number(months) })}
        />
      )}
      {mapping.kind === 'roster' && (
        <Choice
          label="People so far who are not in this file"
          value={mapping.complete?.toString() ?? ''}
          choices={MISSING}
          onChange={(left) => onMapping({ ...mapping, complete: left === '' ? undefined : left === 'true' })}
        />
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  /** What stands for each value. */
  choices: Record<string, string>;
  onChange: (value: string) => void;
}

function Choice({ label, value, choices, onChange }: ChoiceProps) {
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} value={value ?? 'none yet'} onChange={(event) => onChange(event.currentTarget.value)}>
          {value === undefined && (
            <option value="none yet" disabled>
              Choose…
            </option>
          )}
          {Object.entries(choices).map(([each, name]) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
