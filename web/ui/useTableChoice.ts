import type { ChartId } from './chartIds.ts';
import { useAddress } from './useAddress.ts';

type View = 'chart' | 'table';

/** Whether a chart stands as chart or as table; the address lists the ones that stand as tables. */
export function useTableChoice(id: ChartId): [View, (view: View) => void] {
  const [address, change] = useAddress();
  const tables = (address.table ?? '').split(',').filter((name) => name !== '');
  const choose = (view: View): void => {
    const others = tables.filter((name) => name !== id);
    const next = view === 'table' ? [...others, id] : others;
    change({ table: next.length === 0 ? undefined : next.join(',') });
  };
  return [tables.includes(id) ? 'table' : 'chart', choose];
}
