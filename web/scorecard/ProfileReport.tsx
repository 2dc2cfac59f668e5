import { Link } from '@tanstack/react-router';
import type { ManagerProfileResponse } from '#shared/contract/managers.ts';
import { useRecordsPeriod } from '#web/api/useRecordsPeriod.ts';
import { TeamComments } from '#web/comments/TeamComments.tsx';
import { TeamMorale } from '#web/morale/TeamMorale.tsx';
import { TeamPractice } from '#web/practice/TeamPractice.tsx';
import { TeamRamp } from '#web/ramp/TeamRamp.tsx';
import { RetentionPanel } from '#web/turnover/RetentionPanel.tsx';
import { TeamTurnover } from '#web/turnover/TeamTurnover.tsx';
import { formatDay, formatPeriod } from '#web/ui/formatDate.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import { nothingToTell } from '#web/ui/nothingToTell.ts';
import { Notes } from '#web/ui/Notes.tsx';
import { Filters, Page } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { PeriodFilter } from '#web/ui/PeriodFilter.tsx';
import { useAddress } from '#web/ui/useAddress.ts';
import { CoachingPrompt } from './CoachingPrompt.tsx';
import { ProfileFindings } from './ProfileFindings.tsx';
import { profileHeadline } from './profileHeadline.ts';

type Props = { profile: ManagerProfileResponse; busy: boolean };

/**
 * What was found stands first: it is what the reader came for. Then in the order of a good conversation: what the team says, the key
 * outcome, how people start, what the manager does, what to do.
 */
export function ProfileReport({ profile, busy }: Props) {
  const [address, change] = useAddress();
  const records = useRecordsPeriod();
  const { manager, turnover, findings, burnout, ledUntil } = profile;
  const found = <ProfileFindings findings={findings} burnout={burnout} ledUntil={ledUntil} />;
  return (
    <>
      <PageHeading
        title={nothingToTell(address, records) ?? profileHeadline(manager.name, turnover)}
        subtitle={<Subtitle profile={profile} />}
        over={
          <Link to="/managers" search={({ from, to }) => ({ from, to })}>
            Managers
          </Link>
        }
      />
      <Filters>
        <PeriodFilter span={address} records={records} onChange={change} />
      </Filters>
      <Page busy={busy}>
        {findings.length > 0 && found}
        <TeamMorale row={profile.morale} company={profile.companyMorale} teamSize={profile.teamSize} />
        <TeamComments manager={manager.id} />
        <TeamTurnover row={turnover} allowedFor={profile.allowedFor} />
        <RetentionPanel manager={manager.id} name={manager.name} />
        <TeamRamp team={profile.ramp} company={profile.companyRamp} />
        <TeamPractice team={profile.practice} company={profile.companyPractice} />
        {findings.length === 0 && found}
        <CoachingPrompt turnover={turnover} findings={findings} />
        <Notes notes={profile.notes} />
      </Page>
    </>
  );
}

function Subtitle({ profile: { teamSize, ledUntil, reportsTo, period } }: { profile: ManagerProfileResponse }) {
  return (
    <>
      {ledUntil === undefined
        ? `${formatCount(teamSize, 'person', 'people')} in the team`
        : `Led until ${formatDay(ledUntil)}`}
      {reportsTo && (
        <>
          , reports to{' '}
          {reportsTo.isSeen ? (
            <Link to="/managers/$manager" params={{ manager: reportsTo.id }} search={({ from, to }) => ({ from, to })}>
              {reportsTo.name}
            </Link>
          ) : (
            reportsTo.name
          )}
        </>
      )}
      {period && `, ${formatPeriod(period)}`}
    </>
  );
}
