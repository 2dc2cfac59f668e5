import type { AmbiguousManager, ColumnMapping, Mapping, SharedName } from '#shared/contract/import.ts';

/** Fields that any number of columns may fill. */
const MANY = new Set(['score', 'comment']);

type Change = Partial<Omit<ColumnMapping, 'column'>>;

/** The mapping with one column read otherwise. What is changed to `undefined` is left to the file to show. */
export function editColumn(mapping: Mapping, column: string, change: Change): Mapping {
  return {
    ...mapping,
    columns: mapping.columns.map((each) => (each.column === column ? { ...each, ...change } : each)),
  };
}

/**
 * The mapping with a column filling another field, or none. A field is filled by one column only, so the column that filled
 * it before is no longer read; answers to survey questions, and comments, may stand in any number of columns.
 */
export function assignField(mapping: Mapping, column: string, field: string | undefined): Mapping {
  const columns = mapping.columns.map((each): ColumnMapping => {
    if (each.column === column) return { column, ...(field === undefined ? {} : { field }) };
    const loses = field !== undefined && !MANY.has(field) && each.field === field;
    return loses ? { column: each.column } : each;
  });
  return { ...mapping, columns };
}

/** The mapping in which a name with several manager ids is one person, or one each. */
export function separateManagers(mapping: Mapping, { managerIds }: SharedName, separate: boolean): Mapping {
  const others = (mapping.separateManagers ?? []).filter((id) => !managerIds.includes(id));
  const ids = separate ? [...others, ...managerIds] : others;
  return { ...mapping, separateManagers: ids.length === 0 ? undefined : ids };
}

/** The mapping in which a manager's name that several people share means one of them, or nobody. */
export function nameManager(mapping: Mapping, { name }: AmbiguousManager, chosen: string | undefined): Mapping {
  const { [name]: _before, ...others } = mapping.namedManagers ?? {};
  const named = chosen === undefined ? others : { ...others, [name]: chosen };
  return { ...mapping, namedManagers: named };
}
