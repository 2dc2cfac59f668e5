import { Page } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { EraseOne } from './EraseOne.tsx';
import { RetentionForm } from './RetentionForm.tsx';
import { StoredAbout } from './StoredAbout.tsx';

/** What a person may ask for under data protection law, and how long records are kept. */
export function RightsPage() {
  return (
    <>
      <PageHeading
        title="People’s rights and retention"
        subtitle="What is stored about one person, erasing one person, and how long records are kept. Each is written to the audit log."
      />
      <Page>
        <StoredAbout />
        <EraseOne />
        <RetentionForm />
      </Page>
    </>
  );
}
