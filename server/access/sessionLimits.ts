/** A session ends this long after the sign-in, whatever is done in it. */
export const MOST_DAYS = 14;
/** A session ends when nothing was asked in it for this long: a working day. */
export const IDLE_HOURS = 8;
/** So long after the right password a code is taken; then the password is asked for again. */
export const CODE_MINUTES = 5;
