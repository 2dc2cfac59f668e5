import { useQuery } from '@tanstack/react-query';
import { Loaded } from '#web/api/Loaded.tsx';
import { moraleQuery } from '#web/api/reportQueries.ts';
import { groupingOf } from '#web/ui/groupingChoices.ts';
import { NothingImported } from '#web/ui/NothingImported.tsx';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { useAddress } from '#web/ui/useAddress.ts';
import { MoraleReport } from './MoraleReport.tsx';

/** What teams say, by any grouping, one wave at a time. */
export function MoralePage() {
  const [address] = useAddress();
  const by = groupingOf(address.by);
  const query = useQuery(moraleQuery({ by, wave: address.wave }));
  return (
    <Loaded query={query} loading={<PageSkeleton blocks={[60, 130, 420]} />}>
      {(answer, busy) =>
        answer.waves.length === 0 ? (
          <NothingImported title="Morale">
            Morale needs the answers of a survey, one line an answer or one line a person.
          </NothingImported>
        ) : (
          <MoraleReport answer={answer} by={by} busy={busy} />
        )
      }
    </Loaded>
  );
}
