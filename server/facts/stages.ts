/** How a deal stands, as the facts write it. */
export const OPEN = 0;
export const WON = 1;
export const LOST = 2;
