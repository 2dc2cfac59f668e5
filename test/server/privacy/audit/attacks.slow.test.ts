import { attacksHold } from './attacksHold.ts';

attacksHold(1, { exact: 1000, bounds: 100, leavers: 500 });
