import type { Mapping } from '#shared/contract/import.ts';
import { compact } from '../recognise/header.ts';
import type { Preset } from './preset.ts';

interface Rule {
  at: number;
  why: string;
  drops(text: string): boolean;
  count: number;
}

/** The rows of a system's file that are not loaded, and why: counted apart, so that the receipt can say it. */
export class RowFilter {
  private readonly rules: readonly Rule[];

  constructor(columns: readonly string[], preset: Preset | undefined, only: Mapping['only']) {
    const find = (name: string) => {
      const { aliases = [] } = preset?.schema.fields.find((field) => field.name === name) ?? {};
      const names = new Set([name, ...aliases].map(compact));
      return columns.findIndex((column) => names.has(compact(column)));
    };
    const dropped = (preset?.leaveOut ?? []).map(({ column, matches, lacks, why }): Rule => {
      const [unwanted, wanted] = [matches, lacks].map((text) =>
        text === undefined ? undefined : new RegExp(text, 'i'),
      );
      const drops = (text: string) => unwanted?.test(text) === true || wanted?.test(text) === false;
      return { at: find(column), why, drops, count: 0 };
    });
    const chosen = Object.entries(only ?? {}).map(([column, value]): Rule => {
      return {
        at: columns.indexOf(column),
        why: `${column} is another than ${value}`,
        drops: (text) => text !== value,
        count: 0,
      };
    });
    this.rules = [...dropped, ...chosen].filter(({ at }) => at >= 0);
  }

  keeps(cells: readonly string[]): boolean {
    const rule = this.rules.find(({ at, drops }) => drops(cells[at].trim()));
    if (rule) rule.count += 1;
    return rule === undefined;
  }

  /** What was left out since the last asking, a sentence a reason. */
  remarks(): string[] {
    return this.rules
      .filter(({ count }) => count > 0)
      .map((rule) => {
        const rows = rule.count === 1 ? '1 row is' : `${rule.count} rows are`;
        rule.count = 0;
        return `${rows} left out: ${rule.why}`;
      });
  }
}
