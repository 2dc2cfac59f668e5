/** An import that cannot go on; the message tells the person what to do next. */
export class IngestError extends Error {
  override readonly name = 'IngestError';
}

/** A mapping that speaks of columns or fields there are none of. */
export class WrongMapping extends IngestError {}
