import { useId } from 'react';
import parts from './parts.module.css';

interface ScaleChoiceProps {
  label: string;
  /** The label for people who hear the page, where the label alone does not say which column is meant. */
  spoken?: string;
  low: number | undefined;
  high: number | undefined;
  onChange: (low: number, high: number) => void;
}

const scales = [
  [1, 5],
  [0, 5],
  [1, 7],
  [0, 10],
  [1, 10],
  [0, 100],
] as const;

const nameOf = (low: number, high: number): string => `${low} to ${high}`;

/** The lowest and highest answer people could give. A scale found in the file stays among the choices, however unusual. */
export function ScaleChoice({ label, spoken, low, high, onChange }: ScaleChoiceProps) {
  const id = useId();
  const known = low !== undefined && high !== undefined;
  const usual = known && scales.some(([from, to]) => from === low && to === high);
  return (
    <span className={`${parts.labelled} ${parts.controls}`}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        aria-label={spoken}
        value={known ? nameOf(low, high) : ''}
        onChange={(event) => {
          const scale = scales.find(([from, to]) => nameOf(from, to) === event.currentTarget.value);
          if (scale) onChange(scale[0], scale[1]);
        }}
      >
        {!known && (
          <option value="" disabled>
            Choose a scale…
          </option>
        )}
        {known && !usual && <option>{nameOf(low, high)}</option>}
        {scales.map(([from, to]) => (
          <option key={nameOf(from, to)}>{nameOf(from, to)}</option>
        ))}
      </select>
    </span>
  );
}
