import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Fragment, useEffect, useRef, useState } from 'react';
import { ViewAsBanner } from '#web/access/ViewAsBanner.tsx';
import { ViewAsChoice } from '#web/access/ViewAsChoice.tsx';
import { useViewing } from '#web/api/useViewing.ts';
import { Account } from './Account.tsx';
import { Brand } from './Brand.tsx';
import { Navigation } from './Navigation.tsx';
import styles from './Shell.module.css';

/** The frame round every page a signed-in person sees. After a change of page the keyboard starts at its content. */
export function Shell() {
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const viewed = useViewing();
  const main = useRef<HTMLElement>(null);
  const shownPath = useRef(pathname);
  useEffect(() => {
    if (shownPath.current === pathname) return;
    shownPath.current = pathname;
    setOpen(false);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content" onClick={() => main.current?.focus()}>
        Skip to content
      </a>
      <header className={styles.brand}>
        <Link to="/" className={styles.name}>
          <Brand /> Bellwether
        </Link>
        <button
          type="button"
          className={styles.burger}
          aria-expanded={open}
          aria-controls="menu"
          aria-label="Menu"
          onClick={() => setOpen(!open)}
        >
          <MenuMark open={open} />
        </button>
      </header>
      <div id="menu" className={styles.menu} data-open={open}>
        <Navigation />
        <Account />
        <ViewAsChoice />
      </div>
      <main id="content" ref={main} tabIndex={-1} className={styles.main}>
        <ViewAsBanner onStop={() => main.current?.focus()} />
        <Fragment key={viewed?.userId}>
          <Outlet />
        </Fragment>
      </main>
    </div>
  );
}

function MenuMark({ open }: { open: boolean }) {
  return (
    <svg
      width="22"
      height="22"
      viewBox="0 0 22 22"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={open ? 'M5 5l12 12M17 5L5 17' : 'M3 6h16M3 11h16M3 16h16'} />
    </svg>
  );
}
