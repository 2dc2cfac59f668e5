import { Respondents } from '#server/ingest/index.ts';
import type { Around } from './deleteOld.ts';

/** What deleting old records needs from outside: the time, and the key that tells people and their answers. */
export function retentionAround({ now, respondentKey }: { now: () => Date; respondentKey: Uint8Array }): Around {
  const respondents = new Respondents(respondentKey);
  return { now: now(), respondentKey, respondentOf: (survey, who) => respondents.of(survey, who) };
}
