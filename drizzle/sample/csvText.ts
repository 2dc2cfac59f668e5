import { type Day, isoFromDay } from '#shared/calendar/day.ts';

const CHUNK = 65_536;
const texts = new Map<Day, string>();

/** The ISO date of a day, or nothing for none. */
export function dateText(day: Day | undefined): string {
  if (day === undefined) return '';
  let text = texts.get(day);
  if (text === undefined) texts.set(day, (text = isoFromDay(day)));
  return text;
}

/** A field, in quotes where it holds a comma, a quote or a line break. */
export const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A header and its lines as text in pieces of some 64 kB. */
export function* csvChunks(header: string, lines: Iterable<string>): Iterable<string> {
  let chunk = `${header}\n`;
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
