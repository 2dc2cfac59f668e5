import { Link } from '@tanstack/react-router';
import styles from './Shell.module.css';

/** The pages in the order of the questions: who needs help, then each measure, then the data. */
const pages = [
  { to: '/', label: 'Overview' },
  { to: '/managers', label: 'Managers' },
  { to: '/burnout', label: 'Burnout watch' },
  { to: '/turnover', label: 'Turnover' },
  { to: '/morale', label: 'Morale' },
  { to: '/ramp', label: 'Ramp' },
  { to: '/practice', label: 'Practice' },
  { to: '/data', label: 'Data' },
] as const;

/** Links to every page; the period chosen on one page is kept on the next. */
export function Navigation() {
  return (
    <nav aria-label="Pages">
      <ul className={styles.links}>
        {pages.map(({ to, label }) => (
          <li key={to} className={to === '/data' ? styles.gap : undefined}>
            <Link
              to={to}
              search={({ from, to: until }) => ({ from, to: until })}
              activeOptions={{ exact: to === '/', includeSearch: false }}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
