/** One line of a mailed table: of which kind of group and which group, and what is told. */
export interface MailedCell {
  section: string;
  group: string;
  dimension: string;
  score: string;
  interval: string;
  answers: string;
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (html: string): string => html.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => SIGNS[name]);

/** The lines of the tables of a message, in their order. */
export function cellsOfHtml(html: string): MailedCell[] {
  return html
    .split('<h2>')
    .slice(1)
    .flatMap((part) => {
      const section = plain(part.slice(0, part.indexOf('</h2>')));
      return [...part.matchAll(/<tr>(.*?)<\/tr>/g)].flatMap(([, row]): MailedCell[] => {
        const [group, dimension, score, interval, answers, ...more] = [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(
          ([, cell]) => plain(cell),
        );
        if (more.length > 0) throw new Error(`a line with more columns than a cell has: ${row}`);
        return group === undefined ? [] : [{ section, group, dimension, score, interval, answers }];
      });
    });
}

/** The same from the plain text of a message; `sections` are the headings that may stand in it. */
export function cellsOfText(text: string, sections: ReadonlySet<string>): MailedCell[] {
  const found: MailedCell[] = [];
  let [section, group] = ['', ''];
  for (const line of text.split('\n')) {
    if (sections.has(line)) section = line;
    else if (section === '' || line === '') continue;
    else if (/^ {4}/.test(line)) {
      const [, area, cell] = /^ {4}(.*?’s team): (.*)$/.exec(line) ?? [];
      found.push({ section, group: area, ...cellOf(cell) });
    } else if (/^ {2}/.test(line)) found.push({ section, group, ...cellOf(line.slice(2)) });
    else group = line;
  }
  return found;
}

/** `Morale: 60.5, 95% interval 47.0 to 74.0, 19 answers` */
function cellOf(text: string): Omit<MailedCell, 'section' | 'group'> {
  const [, dimension, told] = /^(.*?): (.*)$/.exec(text) ?? [];
  const [, score, , interval = '', , answers = ''] =
    /^(.*?)(, 95% interval (.*? to [^,]*))?(, ([\d,]+) answers)?$/.exec(told) ?? [];
  return { dimension, score, interval, answers };
}
