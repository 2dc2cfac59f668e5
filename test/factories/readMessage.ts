/** A message as it arrived: its headers as they stand, one entry a line, and both its bodies decoded. */
export interface Arrived {
  /** Every byte, as text. */
  raw: string;
  /** Unfolded header lines. */
  headers: string[];
  /** The subject, decoded. */
  subject: string;
  text: string;
  html: string;
}

/** Reads a message of two alternatives, plain text and HTML (RFC 2045, 2046 and 2047), from its bytes as Latin-1. */
export function readMessage(raw: string): Arrived {
  const { headers, body } = partOf(raw);
  const type = valueOf(headers, 'content-type');
  const boundary = /boundary="([^"]+)"/.exec(type)?.[1];
  if (boundary === undefined) throw new Error(`not a message of two alternatives: ${type}`);
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => partOf(part.replace(/^\r\n/, '').replace(/\r\n$/, '')));
  const bodyOf = (kind: string) => {
    const part = parts.find((each) => valueOf(each.headers, 'content-type').startsWith(kind));
    if (!part) throw new Error(`no ${kind} in the message`);
    return decoded(part.body, valueOf(part.headers, 'content-transfer-encoding')).replaceAll('\r\n', '\n');
  };
  const subject = wordsOf(valueOf(headers, 'subject'));
  return { raw, headers, subject, text: bodyOf('text/plain'), html: bodyOf('text/html') };
}

function partOf(raw: string): { headers: string[]; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  return { headers, body: raw.slice(end + 4) };
}

function valueOf(headers: readonly string[], name: string): string {
  const line = headers.find((header) => header.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim() ?? '';
}

function decoded(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1').toString('utf8');
  return unquoted(body.replaceAll(/=\r\n/g, ''));
}

function unquoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Encoded words of a header; the blank between two of them belongs to neither. */
function wordsOf(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : unquoted(word.replaceAll('_', ' ')),
    );
}
