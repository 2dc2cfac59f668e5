/** Was something ended because the person cancelled it? */
export const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
