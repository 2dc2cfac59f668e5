import type { Answers, Edition } from '#server/http/answers.ts';
import { carriedText } from '#server/privacy/releasedText.ts';
import type { AnswersStart } from './answersThread.ts';
import { conversation } from './conversation.ts';

/**
 * Facts read and answers computed on a thread of their own, so that the thread that takes requests never waits for them.
 * A thread that ends is replaced, which first reads the facts again; what it had not answered is an error.
 */
export function threadAnswers(connect: () => AnswersStart): Answers {
  let edition: Edition | undefined;
  const thread = conversation(connect, () => edition !== undefined);
  return {
    edition: () => edition,
    async refresh() {
      const answer = await thread.send({ refresh: true });
      if (!('edition' in answer)) throw new Error('a refresh was answered with something else');
      edition = answer.edition;
      return edition;
    },
    async ask(question) {
      const answer = await thread.send({ ask: question });
      if (!('json' in answer)) throw new Error('a question was answered with something else');
      return carriedText(answer.json);
    },
    close: () => thread.end(),
  };
}
