import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { Field } from './Field.tsx';

type Props = { label: string; value: string; onChange: (value: string) => void };

/** A search box that tells what was typed once typing pauses; follows the value when it changes from outside. */
export function SearchField({ label, value, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const tell = useDebouncedCallback(onChange, 200);
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = value;
  }, [value]);
  return (
    <Field label={label}>
      {(id) => (
        <input
          ref={input}
          id={id}
          type="search"
          autoComplete="off"
          defaultValue={value}
          onChange={({ target }) => tell(target.value)}
        />
      )}
    </Field>
  );
}
