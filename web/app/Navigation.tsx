import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sessionQuery } from '#web/api/sessionQueries.ts';
import { mayOpen } from './mayOpen.ts';
import styles from './Shell.module.css';

/** The pages in the order of the questions: who needs help, then each measure. */
const pages = [
  { to: '/', label: 'Overview' },
  { to: '/managers', label: 'Managers' },
  { to: '/burnout', label: 'Burnout watch' },
  { to: '/turnover', label: 'Turnover' },
  { to: '/morale', label: 'Morale' },
  { to: '/comments', label: 'Comments' },
  { to: '/ramp', label: 'Ramp' },
  { to: '/practice', label: 'Practice' },
] as const;

/** Where the figures come from; for those who bring them in. */
const dataPages = [{ to: '/data', label: 'Data' }] as const;

/** Who is let in and what they did; for administrators. */
const adminPages = [
  { to: '/admin/people', label: 'People and roles' },
  { to: '/admin/single-sign-on', label: 'Single sign-on' },
  { to: '/admin/tokens', label: 'Tokens' },
  { to: '/admin/confidentiality', label: 'Confidentiality' },
  { to: '/admin/audit', label: 'Audit log' },
] as const;

/** What people may ask for of their records; for HR. */
const recordPages = [{ to: '/admin/rights', label: 'Rights and retention' }] as const;

type PagePath = (typeof pages | typeof dataPages | typeof adminPages | typeof recordPages)[number]['to'];

/** Links to every page the person may open; the period chosen on one page is kept on the next. */
export function Navigation() {
  const { data } = useQuery(sessionQuery);
  const roles = data?.user?.roles ?? [];
  const groups: (readonly { to: PagePath; label: string }[])[] = [
    mayOpen('figures', roles) ? pages : [],
    mayOpen('data', roles) ? dataPages : [],
    [...(mayOpen('administration', roles) ? adminPages : []), ...(mayOpen('records', roles) ? recordPages : [])],
  ];
  const shown = groups
    .filter((group) => group.length > 0)
    .flatMap((group, nth) => group.map((page, at) => ({ ...page, starts: nth > 0 && at === 0 })));
  return (
    <nav aria-label="Pages">
      <ul className={styles.links}>
        {shown.map(({ to, label, starts }) => (
          <li key={to} className={starts ? styles.gap : undefined}>
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
