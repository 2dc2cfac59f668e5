/** Text as the chunks of a COPY, cut wherever the caller cut it. */
export async function* textChunks(...chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}
