import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleQuery } from '#web/api/accessQueries.ts';
import { Field } from '#web/ui/Field.tsx';
import { formatDay } from '#web/ui/formatDate.ts';
import { SearchField } from '#web/ui/SearchField.tsx';
import styles from './forms.module.css';

type Props = {
  /** The external id of an employee. */
  chosen: string | null;
  /** What happens when nobody is chosen. */
  ifNone: string;
  onChange: (externalId: string | null) => void;
};

/** Which person of the records somebody is: a search, and a choice among what it found. */
export function PersonChoice({ chosen, ifNone, onChange }: Props) {
  const [search, setSearch] = useState('');
  const { data } = useQuery({ ...peopleQuery(search), enabled: search !== '' });
  const found = search === '' ? [] : (data?.people ?? []);
  const isListed = chosen === null || found.some(({ externalId }) => externalId === chosen);
  return (
    <div className={styles.row}>
      <SearchField label="Search the records by name, e-mail or id" value={search} onChange={setSearch} />
      <Field label="Person of the records">
        {(id) => (
          <select id={id} value={chosen ?? ''} onChange={({ target }) => onChange(target.value || null)}>
            <option value="">Not said: {ifNone}</option>
            {!isListed && <option value={chosen}>{chosen}</option>}
            {found.map(({ externalId, name, email, leftOn }) => (
              <option key={externalId} value={externalId}>
                {name} ({email ?? externalId}){leftOn && `, left ${formatDay(leftOn)}`}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
