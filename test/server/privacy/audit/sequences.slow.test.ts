import { sequencesHold } from './sequencesHold.ts';

sequencesHold(10_000);
