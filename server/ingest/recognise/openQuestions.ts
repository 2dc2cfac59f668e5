import type { ColumnMapping, Mapping } from '#shared/contract/import.ts';
import { isOfWave } from '#shared/contract/importKinds.ts';
import type { KindDeclaration } from '../kinds/declaration.ts';
import type { ColumnReading } from './columnReading.ts';
import type { ColumnScan } from './columnScan.ts';

/** What only a person can decide about a file, a sentence each, with the entry of the mapping that would settle it. */
export function openQuestions(
  declaration: KindDeclaration,
  read: readonly ColumnReading[],
  scans: readonly ColumnScan[],
  { missing, mapping }: { missing: readonly string[]; mapping: Mapping },
): string[] {
  const unread = read.find((each) => each.mapping.field === undefined)?.mapping.column;
  return [
    ...missing.map((group) => missingField(group, unread)),
    ...read.flatMap((each, at) =>
      each.question === undefined
        ? []
        : [
            `Column "${each.mapping.column}": ${sentence(each.question)} Say it with ${entry(declaration, each, scans[at])}.`,
          ],
    ),
    ...(needsClosingDay(mapping)
      ? ['No day says when the wave closed: add --as-of YYYY-MM-DD, or "closedOn": "YYYY-MM-DD" to the mapping.']
      : []),
  ];
}

const sentence = (question: string) => (/[.?]$/.test(question) ? question : `${question}.`);

function missingField(group: string, unread: string | undefined): string {
  const [field] = group.split(' or ');
  return `No column holds ${group}: name the one that does, as in ${JSON.stringify({ column: unread ?? '…', field })}.`;
}

/** The column's entry with one of the answers in it. */
function entry(declaration: KindDeclaration, { mapping }: ColumnReading, scan: ColumnScan): string {
  const { column, field } = mapping;
  const known = declaration.fields.find((each) => each.field === field);
  const answer = (told: Partial<ColumnMapping>) => JSON.stringify({ column, field, ...told });
  if (known?.type === 'date' || known?.type === 'month') {
    return `${answer({ order: 'day first' })} or "month first"`;
  }
  if (known?.choices) {
    const unclear = [...scan.choices].sort().filter((text) => mapping.values?.[text] === undefined);
    const values = Object.fromEntries(unclear.map((text) => [text, known.choices![0].value]));
    return answer({ values: { ...mapping.values, ...values } });
  }
  const lacksScale = field === 'score' && mapping.decimal !== undefined && mapping.scaleLow === undefined;
  if (lacksScale) {
    const { dimension, decimal } = mapping;
    return answer({ dimension, decimal, scaleLow: 0, scaleHigh: 10 });
  }
  return `${answer({ decimal: ',' })} or "."`;
}

function needsClosingDay({ kind, columns, closedOn }: Mapping): boolean {
  return isOfWave(kind) && closedOn === undefined && !columns.some(({ field }) => field === 'closed_on');
}
