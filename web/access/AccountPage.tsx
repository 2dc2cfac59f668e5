import { Page } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { PasswordPanel } from './PasswordPanel.tsx';
import { SecondStepPanel } from './SecondStepPanel.tsx';
import { SessionsPanel } from './SessionsPanel.tsx';
import { TokensPanel } from './TokensPanel.tsx';

/** One's own account: password, second step at sign-in, where one is signed in, tokens for one's own programs. */
export function AccountPage() {
  return (
    <>
      <PageHeading
        title="Your account"
        subtitle="Your password and second step, where you are signed in, and tokens for your programs."
      />
      <Page>
        <PasswordPanel />
        <SecondStepPanel />
        <SessionsPanel />
        <TokensPanel whose="own" />
      </Page>
    </>
  );
}
