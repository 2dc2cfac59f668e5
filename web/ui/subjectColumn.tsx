import type { Column } from './column.ts';
import { type Subject, SubjectName, subjectName } from './SubjectName.tsx';
import { textColumn } from './textColumn.tsx';

/** The column a table of managers or other groups names its rows by. */
export function subjectColumn<Row extends Subject>(name: string): Column<Row> {
  return textColumn<Row>({ id: 'name', name, names: true, width: 170, text: subjectName, show: SubjectName });
}
