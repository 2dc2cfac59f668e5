const LINE_FEED = 10;

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    block.set(part, at);
    at += part.length;
  }
  return block;
}

/**
 * A stream of COPY text cut into blocks of whole lines, each of at least `size` bytes but the last. In text format a line
 * feed always ends a row, because one inside a value is written as `\n`.
 */
export async function* copyBlocks(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const end = length + chunk.length < size ? 0 : chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      yield joined([...parts, chunk.subarray(0, end)], length + end);
      parts = [];
      length = 0;
    }
    if (end < chunk.length) {
      parts.push(chunk.subarray(end));
      length += chunk.length - end;
    }
  }
  if (length > 0) yield joined(parts, length);
}
