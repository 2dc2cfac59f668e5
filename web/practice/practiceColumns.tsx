import type { PracticeRow } from '#shared/contract/practice.ts';
import type { Column } from '#web/ui/column.ts';
import { numberColumn } from '#web/ui/numberColumn.tsx';
import { subjectColumn } from '#web/ui/subjectColumn.tsx';
import { practiceMeasures } from './practiceMeasures.ts';

/** The measures that at least one row has; a file that was not imported gives no column of dashes. */
export function practiceColumns(subject: string, rows: readonly PracticeRow[]): Column<PracticeRow>[] {
  return [
    subjectColumn<PracticeRow>(subject),
    ...practiceMeasures
      .filter(({ value }) => rows.some((row) => value(row) !== undefined))
      .map(({ id, name, unit, definition, value, show }) =>
        numberColumn<PracticeRow>({
          id,
          name,
          ...(unit ? { unit } : {}),
          definition,
          width: id === 'winRate' ? 180 : 150,
          value,
          show,
        }),
      ),
  ];
}
