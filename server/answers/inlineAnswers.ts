import type { Facts } from '#server/facts/facts.ts';
import type { Snapshot } from '#server/facts/snapshot.ts';
import type { Answers, Edition } from '#server/http/answers.ts';
import { answer } from './answer.ts';

/** Answers computed on the calling thread. */
export function inlineAnswers(facts: Facts): Answers {
  return {
    edition: () => editionOf(facts.current()),
    refresh: async () => editionOf(await facts.refresh())!,
    async ask(question) {
      const snapshot = facts.current() ?? (await facts.refresh());
      return answer(question, { snapshot, compareExits: (request) => facts.compareExits(snapshot, request) });
    },
    close: () => Promise.resolve(),
  };
}

export function editionOf(snapshot: Snapshot | undefined): Edition | undefined {
  return snapshot && { version: snapshot.version, people: snapshot.people.name.length };
}
