/** The text between the bracket that follows `opening` and its match. */
export function bracketed(text: string, opening: string): string {
  const start = text.indexOf(opening) + opening.length;
  let depth = 1;
  let end = start;
  for (; depth > 0 && end < text.length; end++) depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0;
  if (depth > 0) throw new TypeError(`No closed bracket after ${opening} in ${text}`);
  return text.slice(start, end - 1);
}

/** Splits at a separator outside brackets. */
export function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (depth === 0 && letter === separator) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}
