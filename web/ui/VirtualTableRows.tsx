import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode, RefObject } from 'react';

/** The height of one row, px; the style sheet holds rows of long tables to it. */
const ROW_HEIGHT = 44;

type Props = {
  count: number;
  columns: number;
  scroller: RefObject<HTMLElement | null>;
  renderRow: (index: number) => ReactNode;
};

/** The rows in view and a few either side; two spacers stand for the others, so the scroll bar tells the truth. */
export function VirtualTableRows({ count, columns, scroller, renderRow }: Props) {
  // oxlint-disable-next-line react/incompatible-library -- nothing memoised gets what it returns
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    initialRect: { width: 0, height: 600 },
  });
  const items = virtualizer.getVirtualItems();
  return (
    <tbody>
      <Spacer height={items[0]?.start ?? 0} columns={columns} />
      {items.map(({ index }) => renderRow(index))}
      <Spacer height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)} columns={columns} />
    </tbody>
  );
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} aria-label="rows out of view" style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
