import type { ReleasedText } from '#server/privacy/index.ts';
import type { Reader } from '#server/access/scope.ts';

/** A question for a room: where it is asked, what is asked (checked against its contract), and who asks. */
export interface Question {
  path: string;
  asked: unknown;
  reader: Reader;
}

/** What the answers are computed from: the version of the facts, and how many people they know. */
export interface Edition {
  version: number;
  people: number;
}

/** Whoever computes the answers, so that the thread that takes requests need not. */
export interface Answers {
  /** What is answered from now. Undefined until the first refresh has ended. */
  edition(): Edition | undefined;
  /** Takes up what is published now; questions are answered from the old facts until the new ones are whole. */
  refresh(): Promise<Edition>;
  ask(question: Question): Promise<ReleasedText>;
  close(): Promise<void>;
}
