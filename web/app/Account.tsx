import { useQueryClient, useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '#web/api/ApiError.ts';
import { sessionQuery, signOut } from '#web/api/sessionQueries.ts';
import { setViewing } from '#web/api/viewing.ts';
import { SchemeButton } from './SchemeButton.tsx';
import styles from './Shell.module.css';

export function Account() {
  const { data } = useQuery(sessionQuery);
  const client = useQueryClient();
  const router = useRouter();
  const [failed, setFailed] = useState<string>();
  const leave = async (): Promise<void> => {
    try {
      await signOut();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFailed(`${error.message} ${error.todo}`);
      return;
    }
    setViewing(undefined);
    client.clear();
    await router.invalidate();
  };
  return (
    <section className={styles.account} aria-label="Your account">
      {data?.user && (
        <p className={styles.who}>
          <Link to="/account">{data.user.name}</Link> {data.user.roles.join(', ')}
        </p>
      )}
      <div className={styles.actions}>
        <SchemeButton />
        <button type="button" className={styles.quietButton} onClick={() => void leave()}>
          Sign out
        </button>
      </div>
      {failed && <p role="alert">{failed}</p>}
    </section>
  );
}
