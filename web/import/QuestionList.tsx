import { formatCount } from '#web/ui/formatNumber.ts';
import type { MappingChange } from './mappingChange.ts';
import type { OpenQuestion } from './openQuestions.ts';
import { Question } from './Question.tsx';
import parts from './parts.module.css';
import styles from './QuestionList.module.css';

const keyOf = (question: OpenQuestion): string =>
  'column' in question
    ? `${question.about} ${question.column}`
    : 'fields' in question
      ? question.fields.join(' ')
      : question.about;

/** What only a person can decide; the file cannot go on before all of it is answered. */
export function QuestionList({ questions, ...change }: MappingChange & { questions: readonly OpenQuestion[] }) {
  if (questions.length === 0) return null;
  return (
    <div className={`${parts.callout} ${styles.questions}`}>
      <strong>{formatCount(questions.length, 'question')} to answer before going on</strong>
      <ul>
        {questions.map((question) => (
          <li key={keyOf(question)}>
            <Question question={question} {...change} />
          </li>
        ))}
      </ul>
    </div>
  );
}
