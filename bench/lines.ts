import { table } from '#server/commands/table.ts';

/** What a figure is held to; it is missed when the value is on the wrong side of the limit. */
export interface Bar {
  value: number;
  limit: number;
  side: 'at least' | 'at most';
  unit: string;
}

/** The lines of the one table, said as they come and printed whole at the end. */
export function benchLines() {
  const rows: (string | undefined)[][] = [];
  return {
    add(engine: string, what: string, figures: string[], bar?: Bar) {
      const held = bar && (bar.side === 'at least' ? bar.value >= bar.limit : bar.value <= bar.limit);
      const row = [
        engine,
        what,
        figures.join(', '),
        bar && `${bar.side === 'at least' ? '≥' : '≤'} ${bar.limit.toLocaleString('en')} ${bar.unit}`,
        held === undefined ? undefined : held ? 'held' : 'MISSED',
      ];
      rows.push(row);
      console.error(row.filter((cell) => cell !== undefined).join(': '));
    },
    print: () => table(['engine', 'what', 'figures', 'bar', ''], rows),
  };
}
