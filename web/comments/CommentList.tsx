import { useState } from 'react';
import type { CommentGroup } from '#shared/contract/comments.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import styles from './CommentList.module.css';

const FIRST = 20;

/** What was written, under each question; the first of many until all are asked for. */
export function CommentList({ comments, of }: { comments: CommentGroup['comments']; of: string }) {
  const [all, setAll] = useState(false);
  const shown = all ? comments : comments.slice(0, FIRST);
  const questions = [...new Set(shown.map(({ question }) => question))];
  return (
    <div className={styles.comments}>
      {questions.map((question) => (
        <div key={question}>
          <h3>{question}</h3>
          <ul aria-label={`${question}: what ${of} wrote`}>
            {shown
              .filter((each) => each.question === question)
              .map(({ comment }, at) => (
                // Comments have no id that may be told, two may read alike, and their order never changes.
                // oxlint-disable-next-line react/no-array-index-key
                <li key={at}>{comment}</li>
              ))}
          </ul>
        </div>
      ))}
      {shown.length < comments.length && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          Show all {formatCount(comments.length, 'comment')}
        </button>
      )}
    </div>
  );
}
