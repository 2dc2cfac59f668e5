import { useMemo } from 'react';
import type { CommentGroup, CommentsResponse } from '#shared/contract/comments.ts';
import { DownloadButton } from '#web/ui/DownloadButton.tsx';
import { formatCount } from '#web/ui/formatNumber.ts';
import { Page } from '#web/ui/Page.tsx';
import { PageHeading } from '#web/ui/PageHeading.tsx';
import { Panel } from '#web/ui/Panel.tsx';
import { useAddress } from '#web/ui/useAddress.ts';
import { commentColumns } from './commentColumns.ts';
import { CommentFilters } from './CommentFilters.tsx';
import { CommentList } from './CommentList.tsx';
import { groupTitle } from './groupTitle.ts';

type Props = { answer: CommentsResponse; waves: CommentsResponse['waves']; busy: boolean };

/** The comments of one wave by the group each is shown in, narrowed to those with the words that are looked for. */
export function CommentsReport({ answer, waves, busy }: Props) {
  const [{ wave, q = '' }] = useAddress();
  const groups = useMemo(() => withWords(answer.groups, q), [answer.groups, q]);
  const lines = groups.flatMap((group) =>
    group.comments.map((each) => ({ wave: group.wave, who: groupTitle(group), ...each })),
  );
  const count = formatCount(lines.length, 'comment');
  return (
    <>
      <PageHeading
        title={`${count} ${q === '' ? 'from' : `with “${q}” from`} ${formatCount(groups.length, 'group')}`}
        subtitle={`Any of at least ${answer.fewest} people may have written each; they stand in no order, and without a day. Nobody is in two groups.`}
      />
      <CommentFilters waves={waves} shownWave={wave ?? answer.groups[0]?.wave}>
        <DownloadButton name="comments" columns={commentColumns} rows={lines} />
      </CommentFilters>
      <Page busy={busy}>
        {groups.map((group) => (
          <Panel
            key={`${group.survey} ${groupTitle(group)}`}
            title={groupTitle(group)}
            subtitle={formatCount(group.comments.length, 'comment')}
          >
            <CommentList comments={group.comments} of={groupTitle(group)} />
          </Panel>
        ))}
        {groups.length === 0 && <p>No comment of this wave has these words. Look for others, or clear the field.</p>}
      </Page>
    </>
  );
}

function withWords(groups: readonly CommentGroup[], words: string): CommentGroup[] {
  const wanted = words.trim().toLocaleLowerCase();
  return groups.flatMap((group) => {
    const comments = group.comments.filter(({ comment }) => comment.toLocaleLowerCase().includes(wanted));
    return comments.length === 0 ? [] : [{ ...group, comments }];
  });
}
