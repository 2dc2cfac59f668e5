import { useQuery } from '@tanstack/react-query';
import { Loaded } from '#web/api/Loaded.tsx';
import { moraleQuery } from '#web/api/reportQueries.ts';
import { groupingOf } from '#web/ui/groupingChoices.ts';
import { NothingImported } from '#web/ui/NothingImported.tsx';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { useAddress } from '#web/ui/useAddress.ts';
import { MoraleReport } from './MoraleReport.tsx';
import { NoSuchWave } from './NoSuchWave.tsx';
import { openingWave } from './openingWave.ts';

/** What teams say, by any grouping, one wave at a time. The answer about one wave names no other, so all are asked for too. */
export function MoralePage() {
  const [{ by: grouping, wave }] = useAddress();
  const by = groupingOf(grouping);
  const all = useQuery(moraleQuery({ by }));
  // Rows that end with an earlier wave would otherwise stand beside the latest one under its name.
  const opening = all.data && openingWave(all.data);
  const query = useQuery(moraleQuery({ by, wave: wave ?? opening?.wave }));
  const loading = <PageSkeleton blocks={[60, 130, 420]} />;
  return (
    <Loaded query={all} loading={loading}>
      {({ waves }) => {
        if (waves.length === 0)
          return (
            <NothingImported title="Morale">
              Morale needs the answers of a survey, one line an answer or one line a person.
            </NothingImported>
          );
        if (wave !== undefined && !waves.some((known) => known.wave === wave))
          return <NoSuchWave wave={wave} waves={waves} />;
        return (
          <Loaded query={query} loading={loading}>
            {(answer, busy) => (
              <MoraleReport
                answer={answer}
                waves={waves}
                by={by}
                busy={busy}
                passedOver={wave === undefined && waves.some(({ closedOn }) => opening && closedOn > opening.closedOn)}
              />
            )}
          </Loaded>
        );
      }}
    </Loaded>
  );
}
