import type { Address } from '#web/ui/address.ts';
import { endsBeforeStart } from '#web/ui/nothingToTell.ts';

/** The months a page asks about; the pages everybody opens ask for their answer while their script is still on its way. */
export const months = ({ search }: { search: Address }) => ({ from: search.from, to: search.to });

/** Nothing is asked about a period that ends before it starts. */
export function asked(span: Pick<Address, 'from' | 'to'>, ask: () => void): void {
  if (!endsBeforeStart(span)) ask();
}
