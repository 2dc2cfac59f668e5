import type { AuditEvent } from '#shared/contract/audit.ts';
import type { Column } from '#web/ui/column.ts';
import { formatMoment } from '#web/ui/formatDate.ts';
import { textColumn } from '#web/ui/textColumn.tsx';

export const auditColumns: readonly Column<AuditEvent>[] = [
  textColumn({
    id: 'when',
    name: 'When',
    width: 180,
    names: true,
    text: ({ at }) => formatMoment(at),
    rank: ({ at }) => Date.parse(at),
  }),
  textColumn({ id: 'who', name: 'Who', width: 190, text: ({ actor }) => actor }),
  textColumn({ id: 'what', name: 'What', width: 150, text: ({ action }) => action }),
  textColumn({ id: 'details', name: 'Details', width: 260, text: ({ details }) => inWords(details) }),
  textColumn({ id: 'reason', name: 'Reason', width: 110, text: ({ reason }) => reason ?? '' }),
  textColumn({ id: 'address', name: 'From', width: 95, text: ({ address }) => address ?? '' }),
];

/** `{ roles: ['hr', 'admin'], importId: 3, person: null }` as "roles hr and admin; import id 3". */
function inWords(details: Record<string, unknown>): string {
  return Object.entries(details)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${said(value)}`)
    .join('; ');
}

function said(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(said).join(' and ') || 'none';
  return JSON.stringify(value);
}
