import { monthFromText, textFromMonth } from '#shared/calendar/month.ts';
import { ChoiceBar } from './ChoiceBar.tsx';
import { Field } from './Field.tsx';
import styles from './PeriodFilter.module.css';

type Span = { from?: string | undefined; to?: string | undefined };
type Preset = '12' | '24' | 'all';

type Props = {
  span: Span;
  /** The first and last day anything is recorded for; unknown while loading. */
  records: { from: string; to: string } | undefined;
  onChange: (span: Span) => void;
};

/** Which months the page speaks of: three presets counted back from the end of the records, or two months of choice. */
export function PeriodFilter({ span, records, onChange }: Props) {
  const presets = [
    { value: '12', label: 'Last 12 months', disabled: !records },
    { value: '24', label: 'Last 24 months', disabled: !records },
    { value: 'all', label: 'All records' },
  ] as const;
  return (
    <div className={styles.period}>
      <ChoiceBar
        label="Period"
        choices={presets}
        value={presetOf(span, records)}
        onChange={(preset) => onChange(spanOf(preset, records))}
      />
      <div className={styles.months}>
        <MonthField
          label="From"
          value={span.from ?? records?.from.slice(0, 7)}
          onChange={(from) => onChange({ ...span, from })}
        />
        <MonthField
          label="To"
          value={span.to ?? records?.to.slice(0, 7)}
          onChange={(to) => onChange({ ...span, to })}
        />
      </div>
    </div>
  );
}

type MonthProps = { label: string; value: string | undefined; onChange: (month: string) => void };

/** Uncontrolled while typed in, so that half a month is not thrown away; a whole one is taken at once. */
function MonthField({ label, value, onChange }: MonthProps) {
  return (
    <Field label={label}>
      {(id) => (
        <input
          key={value}
          id={id}
          type="month"
          pattern="[0-9]{4}-[0-9]{2}"
          placeholder="YYYY-MM"
          defaultValue={value}
          onBlur={({ target }) => {
            if (target.value !== value && monthFromText(target.value) !== undefined) onChange(target.value);
          }}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Enter') currentTarget.blur();
          }}
        />
      )}
    </Field>
  );
}

/** The months of a preset; the address keeps months, so a link shows the same months next year. */
export function spanOf(preset: Preset, records: Props['records']): Span {
  const last = records && monthFromText(records.to.slice(0, 7));
  if (preset === 'all' || last === undefined) return { from: undefined, to: undefined };
  return { from: textFromMonth(last - Number(preset) + 1), to: textFromMonth(last) };
}

export function presetOf(span: Span, records: Props['records']): Preset | undefined {
  if (!span.from && !span.to) return 'all';
  return (['12', '24'] as const).find((preset) => {
    const { from, to } = spanOf(preset, records);
    return from !== undefined && from === span.from && to === span.to;
  });
}
