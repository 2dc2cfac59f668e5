import { useState } from 'react';
import type { CommentGroup } from '#shared/contract/comments.ts';
import { formatCount } from '#web/ui/formatNumber.ts';
import styles from './CommentList.module.css';

const FIRST = 20;

/** What was written, under each question; the first of many until all are asked for. What several people wrote alike stands once. */
export function CommentList({ comments, of }: { comments: CommentGroup['comments']; of: string }) {
  const [all, setAll] = useState(false);
  const shown = all ? comments : comments.slice(0, FIRST);
  return (
    <div className={styles.comments}>
      {[...byQuestion(shown)].map(([question, people]) => (
        <div key={question}>
          <h3>{question}</h3>
          <ul aria-label={`${question}: what ${of} wrote`}>
            {[...people].map(([comment, wrote]) => (
              <li key={comment}>
                {comment}
                {wrote > 1 && ' '}
                {wrote > 1 && <span className={styles.alike}>({wrote} people wrote this)</span>}
              </li>
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

/** How many people wrote each comment, under its question. */
function byQuestion(comments: CommentGroup['comments']): Map<string, Map<string, number>> {
  const questions = new Map<string, Map<string, number>>();
  for (const { question, comment } of comments) {
    const people = questions.get(question) ?? new Map<string, number>();
    questions.set(question, people.set(comment, (people.get(comment) ?? 0) + 1));
  }
  return questions;
}
