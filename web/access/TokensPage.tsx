import { Page } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { TokensPanel } from './TokensPanel.tsx';

/** All tokens, for administrators. */
export function TokensPage() {
  return (
    <>
      <PageHeading title="Tokens" subtitle="What lets other programs in, whose it is, and until when." />
      <Page>
        <TokensPanel whose="all" />
      </Page>
    </>
  );
}
