/** A copy with memory of its own: a part of a longer text keeps the whole of it alive. */
export function detached(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
