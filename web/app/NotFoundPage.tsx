import { Link } from '@tanstack/react-router';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import styles from './Shell.module.css';

export function NotFoundPage() {
  return (
    <main className={styles.main}>
      <PageHeading title="There is no such page" subtitle="The address may be mistyped, or the page has moved." />
      <p>
        <Link to="/">Go to the overview</Link>
      </p>
    </main>
  );
}
