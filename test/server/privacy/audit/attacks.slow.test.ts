import { attacksHold } from './attacksHold.ts';

/** One in so many of the full counts; 1 tries all. */
const PART = Number(process.env['ATTACKS_PART'] ?? '5');

attacksHold(1, { exact: 1000 / PART, bounds: 100 / PART, leavers: 500 / PART });
