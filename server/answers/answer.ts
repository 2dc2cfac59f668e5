import { linesOf } from '#server/access/reportingLine.ts';
import { scopeOf } from '#server/access/scope.ts';
import type { Context } from '#server/facts/context.ts';
import type { Question } from '#server/http/answers.ts';
import { type ReleasedText, textOf } from '#server/privacy/index.ts';
import { rooms } from '#server/rooms.ts';

/** The room's answer to a question, released to the reader who asks. */
export async function answer(question: Question, facts: Omit<Context, 'scope'>): Promise<ReleasedText> {
  const room = rooms.find((known) => known.path === question.path);
  if (!room) throw new Error(`no room is asked at ${question.path}`);
  const scope = scopeOf(question.reader, linesOf(facts.snapshot));
  return textOf(await room.answer({ ...facts, scope }, question.asked));
}
