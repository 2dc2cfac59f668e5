import type { ColumnMapping, RecognisedFile } from '#shared/contract/import.ts';
import { editColumn } from './editMapping.ts';
import type { MappingChange } from './mappingChange.ts';
import { fieldType } from './openQuestions.ts';
import { ScaleChoice } from './ScaleChoice.tsx';
import parts from './parts.module.css';
import styles from './ColumnHow.module.css';

interface ColumnHowProps extends MappingChange {
  column: RecognisedFile['columns'][number];
  how: ColumnMapping;
}

const orders = ['year first', 'day first', 'month first'] as const;
const decimals = { '.': 'decimal point', ',': 'decimal comma' } as const;

/** How a column's dates, numbers or answers are written, with what shows it; each can be said otherwise. */
export function ColumnHow({ column, how, found, mapping, onMapping }: ColumnHowProps) {
  if (how.field === undefined) return null;
  const type = fieldType(found, how.field);
  const isOfGroups = mapping.kind === 'survey scores';
  const hasScaleColumn = isOfGroups && mapping.columns.some(({ field }) => field === 'scale_high');
  const change = (part: Partial<ColumnMapping>): void => onMapping(editColumn(mapping, column.column, part));
  return (
    <div className={styles.how}>
      {(type === 'date' || type === 'month') && (
        <OrderChoice name={column.column} order={how.order} onChange={change} />
      )}
      {type === 'number' && <DecimalChoice name={column.column} decimal={how.decimal} onChange={change} />}
      {(how.field === 'score' || how.scaleLow !== undefined) && !hasScaleColumn && (
        <AnswerFields column={column.column} how={how} isOfGroups={isOfGroups} change={change} />
      )}
      {column.evidence && column.field === how.field && <span className={styles.evidence}>{column.evidence}</span>}
    </div>
  );
}

/** What a choice is called that is left to the file itself. */
const FROM_FILE = 'as the file shows';

interface OrderChoiceProps {
  name: string;
  order: ColumnMapping['order'];
  onChange: (part: Pick<ColumnMapping, 'order'>) => void;
}

function OrderChoice({ name, order, onChange }: OrderChoiceProps) {
  return (
    <select
      aria-label={`Dates of ${name} are written`}
      value={order ?? ''}
      onChange={(event) => onChange({ order: orders.find((each) => each === event.currentTarget.value) })}
    >
      <option value="">{FROM_FILE}</option>
      {orders.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </select>
  );
}

interface DecimalChoiceProps {
  name: string;
  decimal: ColumnMapping['decimal'];
  onChange: (part: Pick<ColumnMapping, 'decimal'>) => void;
}

function DecimalChoice({ name, decimal, onChange }: DecimalChoiceProps) {
  return (
    <select
      aria-label={`Numbers of ${name} are written with a`}
      value={decimal ?? ''}
      onChange={({ currentTarget: { value } }) =>
        onChange({ decimal: value === '.' || value === ',' ? value : undefined })
      }
    >
      <option value="">{FROM_FILE}</option>
      <option value=".">{decimals['.']}</option>
      <option value=",">{decimals[',']}</option>
    </select>
  );
}

interface AnswerFieldsProps {
  column: string;
  how: ColumnMapping;
  /** Means of groups: other columns say of which question. */
  isOfGroups: boolean;
  change: (part: Partial<ColumnMapping>) => void;
}

/** Dimension, scale and direction of a column of answers. */
function AnswerFields({ column, how, isOfGroups, change }: AnswerFieldsProps) {
  return (
    <>
      {how.field === 'score' && !isOfGroups && (
        <label className={parts.labelled}>
          Dimension
          <input
            value={how.dimension ?? ''}
            aria-label={`Dimension of ${column}`}
            onChange={(event) => change({ dimension: event.currentTarget.value || undefined })}
          />
        </label>
      )}
      <ScaleChoice
        label="Scale"
        spoken={`Scale of ${column}`}
        low={how.scaleLow}
        high={how.scaleHigh}
        onChange={(scaleLow, scaleHigh) => change({ scaleLow, scaleHigh })}
      />
      {!isOfGroups && (
        <label className={parts.check}>
          <input
            type="checkbox"
            checked={how.reversed ?? false}
            onChange={(event) => change({ reversed: event.currentTarget.checked || undefined })}
          />
          agreeing is the bad answer
        </label>
      )}
    </>
  );
}
