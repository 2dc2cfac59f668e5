/** Productive by quota: so many calendar months in a row … */
export const rampMonths = 2;
/** … at or above this share of the month's quota. */
export const quotaShare = 0.8;
/** Fewest hires a median is given for. */
export const minimumHires = 3;
/** Days after which somebody not productive counts as not ramped by month 12. */
export const month12 = 365;
/** A role sells when at least this share of the people hired into it own a deal or have a quota. */
export const sellingRoleShare = 0.5;
