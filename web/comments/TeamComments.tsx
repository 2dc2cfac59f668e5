import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Loaded } from '#web/api/Loaded.tsx';
import { commentsQuery } from '#web/api/reportQueries.ts';
import { formatDay } from '#web/ui/formatDate.ts';
import { PageSkeleton } from '#web/ui/PageSkeleton.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { CommentList } from './CommentList.tsx';
import { groupTitle } from './groupTitle.ts';

/** What one manager's people wrote in the latest wave they may be shown of. */
export function TeamComments({ manager }: { manager: string }) {
  const query = useQuery(commentsQuery({ manager }));
  return (
    <Loaded query={query} loading={<PageSkeleton blocks={[120]} />}>
      {({ groups, notes, fewest }) => (
        <Panel
          title="What people wrote"
          subtitle={
            groups[0] &&
            `${groups[0].survey} ${groups[0].wave}, closed ${formatDay(groups[0].closedOn)}; any of at least ${fewest} people may have written each`
          }
          actions={groups.length > 0 && <Link to="/comments">All comments</Link>}
        >
          {groups.map((group) => (
            <CommentList key={groupTitle(group)} comments={group.comments} of={groupTitle(group)} />
          ))}
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Panel>
      )}
    </Loaded>
  );
}
