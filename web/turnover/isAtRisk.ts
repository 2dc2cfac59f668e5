/** Whether anybody could have left in the period: without person-years no exit was possible, so none is no good news. */
export const isAtRisk = ({ personYears }: { personYears?: number | undefined }): boolean => (personYears ?? 0) > 0;
