import type { ColumnMapping } from '#shared/contract/import.ts';
import { ChoiceBar } from '#web/ui/ChoiceBar.tsx';
import { Field } from '#web/ui/Field.tsx';
import { assignField, editColumn } from './editMapping.ts';
import type { MappingChange } from './mappingChange.ts';
import type { OpenQuestion } from './openQuestions.ts';
import { ScaleChoice } from './ScaleChoice.tsx';
import run from './RunFields.module.css';
import styles from './Question.module.css';

type AboutColumn = Extract<OpenQuestion, { column: string; text: string }>;

const orders: readonly { value: NonNullable<ColumnMapping['order']>; label: string }[] = [
  { value: 'day first', label: 'Day first' },
  { value: 'month first', label: 'Month first' },
];
const decimals: readonly { value: NonNullable<ColumnMapping['decimal']>; label: string }[] = [
  { value: '.', label: 'Point: 1.5' },
  { value: ',', label: 'Comma: 1,5' },
];

/** One question with the control that answers it. */
export function Question({ question, ...change }: MappingChange & { question: OpenQuestion }) {
  if (question.about === 'kind') return null;
  if (question.about === 'missing') return <MissingField fields={question.fields} {...change} />;
  if (question.about === 'closing day')
    return <p>No column says when this wave of the survey closed. Fill in the day below.</p>;
  if (question.about === 'rows')
    return (
      <p>Column “{question.column}” holds several values that are never added up. Choose below which one counts.</p>
    );
  if (question.about === 'quota months')
    return <p>All quotas begin on one day. Choose below whether they are for a month or a quarter.</p>;
  return <ColumnQuestion question={question} {...change} />;
}

function ColumnQuestion({ question, mapping, onMapping }: MappingChange & { question: AboutColumn }) {
  const { column, text } = question;
  const answer = (part: Partial<ColumnMapping>): void => onMapping(editColumn(mapping, column, part));
  const label = `Column “${column}”: ${text}`;
  return (
    <div className={styles.question}>
      {question.about === 'order' && (
        <ChoiceBar label={label} choices={orders} value={undefined} onChange={(order) => answer({ order })} />
      )}
      {question.about === 'decimal' && (
        <ChoiceBar label={label} choices={decimals} value={undefined} onChange={(decimal) => answer({ decimal })} />
      )}
      {question.about === 'scale' && (
        <ScaleChoice
          label={label}
          low={undefined}
          high={undefined}
          onChange={(scaleLow, scaleHigh) => answer({ scaleLow, scaleHigh })}
        />
      )}
      {question.about === 'values' && <ValueChoices question={question} mapping={mapping} answer={answer} />}
      <button
        type="button"
        className={styles.linkButton}
        onClick={() => onMapping(assignField(mapping, column, undefined))}
      >
        Do not read this column
      </button>
    </div>
  );
}

interface ValueChoicesProps extends Pick<MappingChange, 'mapping'> {
  question: Extract<OpenQuestion, { about: 'values' }>;
  answer: (part: Partial<ColumnMapping>) => void;
}

/** Which of the fixed choices each text of the file means that is none of them by its own words. */
function ValueChoices({ question, mapping, answer }: ValueChoicesProps) {
  const values = mapping.columns.find(({ column }) => column === question.column)?.values ?? {};
  return (
    <fieldset className={run.run}>
      <legend>Column “{question.column}”: what do these texts mean?</legend>
      {question.unclear.map((text) => (
        <Field key={text} label={text}>
          {(id) => (
            <select
              id={id}
              value={values[text] ?? ''}
              onChange={(event) => answer({ values: { ...values, [text]: event.currentTarget.value } })}
            >
              <option value="" disabled>
                Choose…
              </option>
              {question.choices.map((choice) => (
                <option key={choice}>{choice}</option>
              ))}
            </select>
          )}
        </Field>
      ))}
    </fieldset>
  );
}

function MissingField({ fields, found, mapping, onMapping }: MappingChange & { fields: readonly string[] }) {
  const wanted = found.fields.filter(({ field }) => fields.includes(field));
  const labels = fields.map((field) => wanted.find((each) => each.field === field)?.label.toLowerCase() ?? field);
  return (
    <div className={styles.question}>
      <p>No column is known to hold the {labels.join(', or the ')}.</p>
      <div className={run.run}>
        {wanted.map(({ field, question }) => (
          <Field key={field} label={question}>
            {(id) => (
              <select
                id={id}
                value=""
                onChange={(event) => onMapping(assignField(mapping, event.currentTarget.value, field))}
              >
                <option value="" disabled>
                  Choose a column…
                </option>
                {found.columns.map(({ column }) => (
                  <option key={column}>{column}</option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
    </div>
  );
}
