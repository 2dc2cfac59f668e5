import { Field } from '#web/ui/Field.tsx';

interface SheetChoiceProps {
  sheets: readonly string[];
  chosen: string | undefined;
  onChange: (sheet: string | undefined) => void;
}

/** Another sheet of a workbook that could not be read. */
export function SheetChoice({ sheets, chosen, onChange }: SheetChoiceProps) {
  return (
    <Field label="Sheet">
      {(id) => (
        <select id={id} value={chosen ?? ''} onChange={(event) => onChange(event.currentTarget.value || undefined)}>
          <option value="">Choose…</option>
          {sheets.map((sheet) => (
            <option key={sheet}>{sheet}</option>
          ))}
        </select>
      )}
    </Field>
  );
}
