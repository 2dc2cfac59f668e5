import { useQuery } from '@tanstack/react-query';
import { scopeQuery } from '#web/api/reportQueries.ts';
import { EmptyNotice } from '#web/ui/EmptyNotice.tsx';
import styles from './ViewAsBanner.module.css';

/** To somebody who sees no team: why, and what to do. Nothing to everybody else, and before it is known. */
export function NobodySeen() {
  const { data } = useQuery(scopeQuery());
  if (data?.sees !== 'nobody') return null;
  return (
    <div className={styles.blind}>
      <EmptyNotice title="You see no team yet">
        <p>{data.why}</p>
        <p>{data.todo}</p>
      </EmptyNotice>
    </div>
  );
}
