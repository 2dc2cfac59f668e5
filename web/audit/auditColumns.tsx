import type { AuditEvent } from '#shared/contract/audit.ts';
import type { Column } from '#web/ui/column.ts';
import { formatMoment } from '#web/ui/formatDate.ts';
import { textColumn } from '#web/ui/textColumn.tsx';

export const auditColumns: readonly Column<AuditEvent>[] = [
  textColumn({
    id: 'when',
    name: 'When',
    width: 170,
    names: true,
    text: ({ at }) => formatMoment(at),
    rank: ({ at }) => Date.parse(at),
  }),
  textColumn({ id: 'who', name: 'Who', width: 220, text: ({ actor }) => actor }),
  textColumn({ id: 'what', name: 'What', width: 170, text: ({ action }) => action }),
  textColumn({ id: 'details', name: 'Details', width: 320, text: ({ details }) => inWords(details) }),
  textColumn({ id: 'reason', name: 'Reason', width: 180, text: ({ reason }) => reason ?? '' }),
  textColumn({ id: 'address', name: 'From', width: 130, text: ({ address }) => address ?? '' }),
];

/** `{ manager: "m1", rows: 3 }` as "manager: m1, rows: 3". */
export function inWords(details: Record<string, unknown>): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
