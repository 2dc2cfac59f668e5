import type { Scope } from '#server/access/scope.ts';
import type { Snapshot } from '#server/facts/snapshot.ts';
import { morale } from '#server/morale/index.ts';
import { groupings } from '#shared/contract/grouping.ts';
import { type MoraleGrouping, moraleGroupings, type MoraleMeasure } from '#shared/contract/morale.ts';
import type { Row } from './ownedDatabase.ts';

/** What is told of a cell. */
interface Cell {
  decision: string;
  respondents: number | null;
  score: number | null;
  favourable: number | null;
  bound: string | null;
  agreement: number | null;
  unanimous: boolean;
  partly: boolean;
  wider: string | null;
}

/** Cells by survey, wave, dimension, grouping and group: told with a number or a reason; or named as one too few answered in. */
export interface Told {
  told: Map<string, Cell>;
  /** With whom they are pointed to. */
  few: Map<string, string | null>;
  /** Of those, the ones whose people the records count. */
  counted: Set<string>;
}

const empty = (): Told => ({ told: new Map(), few: new Map(), counted: new Set() });

/** All that a scope is told on the pages, wave by wave, by every grouping. */
export async function cellsOfPages(snapshot: Snapshot, scope: Scope): Promise<Told> {
  const context = { snapshot, scope, compareExits: () => Promise.reject(new Error('not asked for')) };
  const found = empty();
  const people = counted(snapshot);
  for (const wave of new Set(snapshot.waves.map(({ name }) => name)))
    for (const by of moraleGroupings) {
      const { value } = await morale(context, { by, wave });
      for (const measure of value.company) keep(found, people, { by: 'company', id: '' }, measure);
      for (const { manager, group, measures } of value.rows)
        for (const measure of measures) {
          keep(found, people, { by, id: (manager ?? group)!.id }, measure);
          if (measure.wider) keep(found, people, { by: 'area', id: measure.wider.manager.id }, measure.wider.measure);
        }
    }
  return found;
}

interface Subject {
  by: MoraleGrouping | 'company';
  id: string;
}

function keep(found: Told, people: Set<string>, { by, id }: Subject, measure: MoraleMeasure): void {
  const { survey, wave, dimension, withheld } = measure;
  const key = [survey, wave, dimension, by, id].join('|');
  const wider = measure.wider?.manager.id ?? null;
  if (withheld === 'too few') {
    found.few.set(key, wider);
    if (people.has([wave, by, id].join('|'))) found.counted.add(key);
    return;
  }
  found.told.set(key, {
    decision: withheld ?? 'shown',
    respondents: measure.respondents ?? null,
    score: measure.score ?? null,
    favourable: measure.favourable ?? null,
    bound: measure.favourableBound ?? null,
    agreement: measure.agreement ?? null,
    unanimous: measure.unanimous === true,
    partly: measure.partlyWithheld !== undefined,
    // Of an area reached through a team, and asked for by itself, the same is told.
    wider,
  });
}

/** Groups of plain kinds with somebody in them on the closing day; the sample's records go on beyond every wave. */
function counted({ waves, spells, people, labels }: Snapshot): Set<string> {
  const found = new Set<string>();
  for (const { name, closedOn } of waves)
    for (let spell = 0; spell < spells.employee.length; spell++) {
      if (spells.from[spell] > closedOn || spells.to[spell] <= closedOn) continue;
      for (const by of groupings) {
        const code = spells[by][spell];
        if (code < 0) continue;
        found.add([name, by, by === 'manager' ? people.externalId[code] : labels[by][code]].join('|'));
      }
    }
  return found;
}

/** The same from the rows of `reporting.survey_cells`. */
export function cellsOfSql(rows: readonly Row[]): Told {
  const found = empty();
  for (const row of rows) {
    const id = [row['group_key'], row['second']].filter((part) => part !== null).join(', ');
    const key = [row['survey'], row['wave'], row['dimension'], row['grouping'], id].join('|');
    if (row['decision'] === 'too few') {
      found.few.set(key, row['wider_manager'] as string | null);
      continue;
    }
    const cell = {
      decision: row['decision'],
      respondents: row['respondents'],
      score: row['score'],
      favourable: row['favourable'],
      bound: row['favourable_bound'],
      agreement: row['agreement'],
      unanimous: row['unanimous'],
      partly: row['partly_withheld'],
      wider: row['wider_manager'],
    } as Cell;
    found.told.set(key, cell);
  }
  return found;
}
