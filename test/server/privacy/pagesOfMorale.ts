import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { reportTables } from '#server/commands/reportTables.ts';
import type { MoraleGrouping, MoraleMeasure, MoraleResponse } from '#shared/contract/morale.ts';
import { dimensionDirection } from '#shared/metrics/dimensionDirection.ts';
import { dimensionName } from '#web/morale/dimensionName.ts';
import { HeatCell } from '#web/morale/HeatCell.tsx';
import { moraleColumns } from '#web/morale/moraleColumns.tsx';
import { widerText } from '#web/morale/widerText.ts';
import { formatInterval, formatNumber } from '#web/ui/formatNumber.ts';
import { noScoreText } from '#web/morale/whyNoScore.ts';
import type { MailedCell } from './mailedCells.ts';

export const SECTIONS: Readonly<Record<MoraleGrouping | 'company', string>> = {
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

/** What is told of a cell beside its score, which is a number or the words in place of it, as the page writes it. */
function written(measure: Omit<MoraleMeasure, 'wider'>, minimum: number): Omit<MailedCell, 'section' | 'group'> {
  const { dimension, score, scoreInterval, respondents } = measure;
  const strain = dimensionDirection(dimension) === 'lower is better' ? ' (lower is better)' : '';
  return {
    dimension: `${dimensionName(dimension)}${strain}`,
    score: score === undefined ? (noScoreText(measure, minimum) ?? 'not measured') : formatNumber(score, 1),
    interval: scoreInterval ? formatInterval(scoreInterval, 1) : '',
    answers: respondents === undefined ? '' : formatNumber(respondents),
  };
}

/** The lines a message must have for an answer of the API, in the words of the page. */
export function expectedCells(by: MoraleGrouping, { rows, company, minimumGroup }: MoraleResponse): MailedCell[] {
  const groups = rows.map(({ manager, group, measures }) => ({ name: (manager ?? group)!.name, measures }));
  const section = SECTIONS[by];
  const lines = groups
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .flatMap(({ name, measures }) =>
      measures.flatMap((measure) => {
        const own = { section, group: name, ...written(measure, minimumGroup) };
        if (!measure.wider) return [own];
        const around = `${measure.wider.manager.name}’s whole area, around ${name}’s team`;
        return [own, { section, group: around, ...written(measure.wider.measure, minimumGroup) }];
      }),
    );
  if (by !== 'manager') return lines;
  const whole = { section: SECTIONS.company, group: 'The whole company' };
  return [...company.map((measure) => ({ ...whole, ...written(measure, minimumGroup) })), ...lines];
}

/** Where the page, its saved table or the command line tell a cell otherwise than the mail does; empty when all agree. */
export function toldOtherwise(answer: MoraleResponse, mailed: readonly MailedCell[]): string[] {
  const columns = moraleColumns('Group', answer);
  const report = reportTables.morale(answer);
  const cells = answer.rows.flatMap((row) => row.measures.map((measure) => ({ row, measure })));
  return cells.flatMap(({ row, measure }, line) => {
    const name = (row.manager ?? row.group)!.name;
    const { dimension } = written(measure, 0);
    const mail = mailed.find((cell) => cell.group === name && cell.dimension === dimension)!;
    const saved = columns.find(({ id }) => id === measure.dimension)!.csv?.(row);
    const wrong = {
      page: !isOnPage(measure, mail, answer.minimumGroup),
      saved: !isSaved(measure, mail, saved),
      report: !isInReport({ name, measure, mail }, report.head, report.rows[line]),
    };
    return Object.values(wrong).some(Boolean) ? [JSON.stringify({ name, mail, wrong, saved })] : [];
  });
}

function isOnPage(measure: MoraleMeasure, mail: MailedCell, minimum: number): boolean {
  const page = plainText(renderToStaticMarkup(createElement(HeatCell, { measure, company: undefined, minimum })));
  const words =
    measure.score === undefined
      ? [mail.score, ...(measure.wider?.measure.score === undefined ? [] : [widerText(measure.wider)])]
      : [`${mail.score} of 100${mail.interval && `, 95% interval ${mail.interval}`}"`, `n ${mail.answers}<`];
  return words.every((each) => page.includes(each));
}

function isSaved({ score }: MoraleMeasure, mail: MailedCell, saved: string | number | undefined): boolean {
  if (score !== undefined) return formatNumber(Number(saved), 1) === mail.score;
  return (saved ?? 'not measured') === mail.score;
}

function isInReport(
  { name, measure, mail }: { name: string; measure: MoraleMeasure; mail: MailedCell },
  head: readonly string[],
  row: readonly (string | number | undefined)[],
): boolean {
  const at = (column: string): string => String(row[head.indexOf(column)] ?? '');
  const score = measure.score === undefined ? '' : mail.score;
  return (
    at('who') === name &&
    at('answers') === mail.answers &&
    (at('score') === '' ? '' : formatNumber(Number(at('score')), 1)) === score &&
    at('95 %') === mail.interval.replace(' to ', '–')
  );
}

const plainText = (html: string): string =>
  html.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
