import type { MoraleMeasure } from '#shared/contract/morale.ts';
import { type CellWords, cellWords } from './cellWords.ts';
import { escaped, type Message, oneLine } from './message.ts';
import type { Results, ResultsSection } from './resultsOf.ts';

const TITLES: Readonly<Record<ResultsSection['by'], string>> = {
  company: 'Company',
  manager: 'Managers’ own teams',
  area: 'Whole areas: a manager’s team and all teams below',
  department: 'Departments',
  location: 'Locations',
  role: 'Roles',
  'tenure band': 'Tenure',
  'department and location': 'Departments by location',
  'department and tenure band': 'Departments by tenure',
};

const HOW_TO_READ =
  'A score is a mean from 0 to 100. The 95% interval says how far it may be off: small differences between groups mean nothing.';
const COLUMNS = ['Group', 'Dimension', 'Score of 100', '95% interval', 'Answers'];

/** A line of the table; `around`: it stands for a team that is withheld, and tells of the area around it. */
interface Line extends CellWords {
  group: string;
  around: boolean;
}

/** The results as one message: a list in plain text, and the same as tables. `link`: where the Morale page is, when that is known. */
export function resultsMessage(results: Results, to: Message['to'], link: string | undefined): Message {
  const title = `Results of the survey wave ${oneLine(results.wave)}`;
  const surveys = results.surveys.map(({ survey, closedOn }) => `${oneLine(survey)}, closed on ${closedOn}`).join('; ');
  const intro = `${surveys}. This is what your account may see of it, and nothing else; please pass it on to nobody who may not.`;
  const said = [intro, HOW_TO_READ, ...results.notes.map(oneLine)];
  const sections = results.sections.map((section) => ({ title: TITLES[section.by], lines: linesOf(section, results) }));
  return {
    to,
    subject: title,
    text: [
      title,
      ...said,
      ...sections.map((section) => `${section.title}\n${textOf(section.lines)}`),
      ...(link === undefined ? [] : [`On the page: ${link}`]),
    ]
      .join('\n\n')
      .concat('\n'),
    html: htmlOf(title, said, sections, link),
  };
}

function linesOf({ groups }: ResultsSection, { minimum, surveys }: Results): Line[] {
  const named = (group: string, measure: Omit<MoraleMeasure, 'wider'>, around: boolean): Line => {
    const words = cellWords(measure, minimum);
    const dimension = surveys.length > 1 ? `${words.dimension}, ${measure.survey}` : words.dimension;
    return { ...words, dimension: oneLine(dimension), group: oneLine(group), around };
  };
  return groups.flatMap(({ name, measures }) =>
    measures.flatMap(({ wider, ...own }) => [
      named(name, own, false),
      ...(wider ? [named(`${wider.manager.name}’s whole area, around ${name}’s team`, wider.measure, true)] : []),
    ]),
  );
}

function textOf(lines: readonly Line[]): string {
  let group: string | undefined;
  return lines
    .map((line) => {
      const { dimension, score, interval, answers } = line;
      const told = [score, interval && `95% interval ${interval}`, answers && `${answers} answers`];
      const cell = `${dimension}: ${told.filter(Boolean).join(', ')}`;
      if (line.around) return `    ${line.group}: ${cell}`;
      const head = line.group === group ? '' : `${line.group}\n`;
      group = line.group;
      return `${head}  ${cell}`;
    })
    .join('\n');
}

const row = (cells: readonly string[], tag: 'td' | 'th'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;

function htmlOf(
  title: string,
  said: readonly string[],
  sections: readonly { title: string; lines: readonly Line[] }[],
  link: string | undefined,
): string {
  const tables = sections.map(({ title: heading, lines }) => {
    const rows = lines.map((line) => row([line.group, line.dimension, line.score, line.interval, line.answers], 'td'));
    return `<h2>${escaped(heading)}</h2>\n<table border="1" cellpadding="4" cellspacing="0">\n${[row(COLUMNS, 'th'), ...rows].join('\n')}\n</table>`;
  });
  const body = [
    `<h1>${escaped(title)}</h1>`,
    ...said.map((text) => `<p>${escaped(text)}</p>`),
    ...tables,
    ...(link === undefined ? [] : [`<p><a href="${escaped(link)}">On the page</a></p>`]),
  ];
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>\n${body.join('\n')}\n</body></html>\n`;
}
