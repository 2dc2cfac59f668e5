/** An import that cannot go on; the message tells the person what to do next. */
export class IngestError extends Error {
  override readonly name = 'IngestError';
}
