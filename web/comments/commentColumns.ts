import { textColumn } from '#web/ui/textColumn.tsx';

/** One comment as it is saved in a table. */
export interface CommentLine {
  wave: string;
  who: string;
  question: string;
  comment: string;
}

export const commentColumns = [
  textColumn<CommentLine>({ id: 'wave', name: 'Wave', width: 120, text: ({ wave }) => wave }),
  textColumn<CommentLine>({ id: 'who', name: 'Who', width: 200, names: true, text: ({ who }) => who }),
  textColumn<CommentLine>({ id: 'question', name: 'Question', width: 240, text: ({ question }) => question }),
  textColumn<CommentLine>({ id: 'comment', name: 'Comment', width: 480, text: ({ comment }) => comment }),
];
