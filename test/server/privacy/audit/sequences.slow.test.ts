import { sequencesHold } from './sequencesHold.ts';

/** Sequences of requests per role; 10,000 are all that is asked for. */
sequencesHold(Number(process.env['SEQUENCES'] ?? '1000'));
