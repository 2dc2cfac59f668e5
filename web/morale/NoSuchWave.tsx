import { Link } from '@tanstack/react-router';
import type { MoraleResponse } from '#shared/contract/morale.ts';
import { EmptyNotice } from '#web/ui/EmptyNotice.tsx';
import { formatDay } from '#web/ui/formatDate.ts';
import { PageHeading } from '#web/ui/PageHeading.tsx';

/** Said of a wave in the address that no survey has, with the ones there are. */
export function NoSuchWave({ wave, waves }: { wave: string; waves: MoraleResponse['waves'] }) {
  return (
    <>
      <PageHeading title="There is no such survey wave" />
      <EmptyNotice title={`No survey has a wave called “${wave}”`}>
        <p>These waves can be shown:</p>
        <ul>
          {waves.map((known) => (
            <li key={`${known.survey} ${known.wave}`}>
              <Link to="/morale" search={(previous) => ({ ...previous, wave: known.wave })}>
                {`${known.survey} ${known.wave}, ${formatDay(known.closedOn)}`}
              </Link>
            </li>
          ))}
        </ul>
      </EmptyNotice>
    </>
  );
}
