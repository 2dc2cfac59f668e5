import { useId } from 'react';
import styles from './ChoiceBar.module.css';

type Props<Value extends string> = {
  label: string;
  choices: readonly { value: Value; label: string; disabled?: boolean }[];
  value: Value | undefined;
  onChange: (value: Value) => void;
};

/** A few choices in a row, one of them chosen: real radio buttons, so arrow keys move between them. */
export function ChoiceBar<Value extends string>({ label, choices, value, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.bar}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.choice} data-chosen={choice.value === value}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
