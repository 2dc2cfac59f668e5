import { type Progress, runTask } from './runTask.ts';

/** Has the server write the sample organisation's files and import them; resolves with the receipt once they are in. */
export const loadSample = (onProgress: (progress: Progress) => void) => runTask('/api/sample', {}, onProgress);
