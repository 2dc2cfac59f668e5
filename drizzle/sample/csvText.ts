import { type Day, isoFromDay } from '#shared/calendar/day.ts';

const LINES_PER_CHUNK = 500;
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

/** A header and its lines as text, so many lines at a time. */
export function* csvChunks(header: string, lines: Iterable<string>): Iterable<string> {
  let block = [header];
  for (const line of lines) {
    block.push(line);
    if (block.length < LINES_PER_CHUNK) continue;
    yield `${block.join('\n')}\n`;
    block = [];
  }
  if (block.length > 0) yield `${block.join('\n')}\n`;
}
