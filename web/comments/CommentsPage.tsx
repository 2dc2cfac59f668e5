import { useQuery } from '@tanstack/react-query';
import { Loaded } from '#web/api/Loaded.tsx';
import { commentsQuery } from '#web/api/reportQueries.ts';
import { EmptyNotice } from '#web/ui/EmptyNotice.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { useAddress } from '#web/ui/useAddress.ts';
import { CommentsReport } from './CommentsReport.tsx';

/** What people wrote in a survey, wave by wave. An answer about one wave names the others that have comments too. */
export function CommentsPage() {
  const [{ wave }, change] = useAddress();
  const query = useQuery(commentsQuery({ wave }));
  return (
    <Loaded query={query} loading={<PageSkeleton blocks={[60, 240, 240]} />}>
      {(answer, busy) =>
        answer.groups.length > 0 ? (
          <CommentsReport answer={answer} waves={answer.waves} busy={busy} />
        ) : (
          <>
            <PageHeading title="Comments" />
            <EmptyNotice title={wave === undefined ? 'No comments can be shown' : `None of the wave “${wave}”`}>
              {answer.notes.map((note) => (
                <p key={note}>{note}</p>
              ))}
              {wave !== undefined && (
                <p>
                  <button type="button" onClick={() => change({ wave: undefined })}>
                    Show the latest wave with comments
                  </button>
                </p>
              )}
            </EmptyNotice>
          </>
        )
      }
    </Loaded>
  );
}
