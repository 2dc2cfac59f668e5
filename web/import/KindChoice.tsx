import type { Kind, RecognisedFile } from '#shared/contract/import.ts';
import { kinds } from '#shared/contract/importKinds.ts';
import { Field } from '#web/ui/Field.tsx';
import { kindNames } from './kindNames.ts';
import parts from './parts.module.css';
import styles from './KindChoice.module.css';

const kindOf = (text: string): Kind | undefined => kinds.find((kind) => kind === text);

/** What the file was recognised as and why; a person may know better. */
export function KindChoice({ found, onKind }: { found: RecognisedFile; onKind: (kind: Kind) => void }) {
  const unknown = found.kind === undefined;
  return (
    <div className={unknown ? `${styles.kind} ${parts.callout}` : styles.kind} data-open={unknown}>
      <Field label={unknown ? 'This file was not recognised. What does it hold?' : 'Read as'}>
        {(id) => (
          <select
            id={id}
            value={found.kind ?? ''}
            onChange={(event) => {
              const chosen = kindOf(event.currentTarget.value);
              if (chosen) onKind(chosen);
            }}
          >
            {unknown && <option value="">Choose…</option>}
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {kindNames[kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p className={parts.quiet}>
        {unknown ? 'Why not: ' : 'Why: '}
        {found.whyKind}
      </p>
    </div>
  );
}
