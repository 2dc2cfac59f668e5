import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { ApiError } from '#web/api/ApiError.ts';
import { sessionQuery } from '#web/api/sessionQueries.ts';
import { startViewing, useViewing, viewAsQuery } from '#web/api/useViewing.ts';
import { setViewing } from '#web/api/viewing.ts';
import styles from './ViewAsBanner.module.css';

/** In the menu of somebody who sees everyone: with whose view to look. */
export function ViewAsChoice() {
  const { data: session } = useQuery(sessionQuery);
  const seesEveryone = session?.user?.roles.some((role) => role === 'owner' || role === 'hr') === true;
  const { data } = useQuery({ ...viewAsQuery, enabled: seesEveryone });
  const viewed = useViewing();
  const [failed, setFailed] = useState<string>();
  const id = useId();
  const others = data?.users.filter(({ email }) => email !== session?.user?.email) ?? [];
  if (!seesEveryone || others.length === 0) return null;
  const choose = async (chosen: string): Promise<void> => {
    setFailed(undefined);
    if (chosen === '') return setViewing(undefined);
    try {
      await startViewing(Number(chosen));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFailed(`${error.message} ${error.todo}`);
    }
  };
  return (
    <section className={styles.choice} aria-label="Whose view">
      <label htmlFor={id}>View as</label>
      <select id={id} value={viewed?.userId ?? ''} onChange={(event) => void choose(event.currentTarget.value)}>
        <option value="">Myself</option>
        {others.map(({ userId, name, email }) => (
          <option key={userId} value={userId}>
            {name} ({email})
          </option>
        ))}
      </select>
      {failed && <p role="alert">{failed}</p>}
    </section>
  );
}
