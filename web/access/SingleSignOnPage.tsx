import { useQuery } from '@tanstack/react-query';
import { singleSignOnQuery } from '#web/api/accessQueries.ts';
import { Loaded } from '#web/api/Loaded.tsx';
import { Page } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import styles from './forms.module.css';
import { SingleSignOnForm } from './SingleSignOnForm.tsx';

/** Signing in at the company's identity provider; for administrators. */
export function SingleSignOnPage() {
  const query = useQuery(singleSignOnQuery);
  return (
    <>
      <PageHeading
        title="Single sign-on"
        subtitle="People sign in at your identity provider (OpenID Connect) instead of with a password here."
      />
      <Loaded query={query} loading={<PageSkeleton />}>
        {({ settings, secretIsSet, redirectAddress }) => (
          <Page>
            <Panel title="At the provider" subtitle="Register Bellwether there as a web application.">
              <p>Allowed address to return to:</p>
              <p className={styles.once}>{redirectAddress}</p>
              <p>
                {secretIsSet
                  ? 'The client’s secret is set (BELLWETHER_OIDC_SECRET).'
                  : 'The client’s secret is not set: give it to the server as BELLWETHER_OIDC_SECRET and start it again. Until then the sign-in page offers no single sign-on.'}
              </p>
            </Panel>
            <SingleSignOnForm key={JSON.stringify(settings)} settings={settings} />
          </Page>
        )}
      </Loaded>
    </>
  );
}
