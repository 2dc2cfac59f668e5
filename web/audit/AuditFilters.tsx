import type { ReactNode } from 'react';
import type { AuditRequest } from '#shared/contract/audit.ts';
import { AUDIT_ACTIONS } from '#shared/contract/auditActions.ts';
import { Field } from '#web/ui/Field.tsx';
import { SearchField } from '#web/ui/SearchField.tsx';

type Props = { asked: AuditRequest; onChange: (asked: AuditRequest) => void };

/** Whose events, of which kind, from when to when, holding which text. */
export function AuditFilters({ asked, onChange }: Props) {
  const change = (part: Partial<AuditRequest>): void => onChange({ ...asked, ...part });
  const day = (label: string, name: 'from' | 'to'): ReactNode => (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="date"
          value={asked[name] ?? ''}
          onChange={({ target }) => change({ [name]: target.value || undefined })}
        />
      )}
    </Field>
  );
  return (
    <>
      <SearchField label="Who" value={asked.actor ?? ''} onChange={(actor) => change({ actor: actor || undefined })} />
      <Field label="What">
        {(id) => (
          <select
            id={id}
            value={asked.action ?? ''}
            onChange={({ target }) => change({ action: AUDIT_ACTIONS.find((action) => action === target.value) })}
          >
            <option value="">Everything</option>
            {AUDIT_ACTIONS.map((action) => (
              <option key={action} value={action}>
                {action}
              </option>
            ))}
          </select>
        )}
      </Field>
      {day('From', 'from')}
      {day('To', 'to')}
      <SearchField label="Holding the text" value={asked.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
    </>
  );
}
