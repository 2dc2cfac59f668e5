import { attacksHold } from './attacksHold.ts';

attacksHold(1, { exact: 60, bounds: 12, leavers: 40 });
