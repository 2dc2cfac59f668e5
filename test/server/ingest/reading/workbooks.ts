import { strToU8, zipSync } from 'fflate';

/** A workbook written by hand, part by part, so that a test can say exactly what is in it. */
export interface Handmade {
  /** The insides of `<sheetData>`, by the sheet's name. */
  sheets: Record<string, string>;
  workbookPr?: string;
  /** Attributes of a sheet's entry, by its name. */
  states?: Record<string, string>;
  shared?: string;
  styles?: string;
  /** Parts in place of, or beside, the usual ones. */
  parts?: Record<string, Uint8Array>;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

export function workbook(handmade: Handmade): Uint8Array {
  return zipSync(partsOf(handmade));
}

export function partsOf({
  sheets,
  workbookPr = '',
  states = {},
  shared,
  styles,
  parts,
}: Handmade): Record<string, Uint8Array> {
  const names = Object.keys(sheets);
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const texts: Record<string, string> = {
    '_rels/.rels': `<Relationships ${PACKAGE}>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}">${workbookPr}<sheets>${names
      .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" ${states[name] ?? ''} r:id="s${at}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${PACKAGE}>${names
      .map((_, at) => relation(`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
      .join(
        '',
      )}${relation('t', 'sharedStrings', 'sharedStrings.xml')}${relation('y', 'styles', '/xl/styles.xml')}</Relationships>`,
  };
  names.forEach((name, at) => {
    texts[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet ${MAIN}><sheetData>${sheets[name]}</sheetData></worksheet>`;
  });
  if (shared !== undefined) texts['xl/sharedStrings.xml'] = `<sst ${MAIN}>${shared}</sst>`;
  if (styles !== undefined) texts['xl/styles.xml'] = `<styleSheet ${MAIN}>${styles}</styleSheet>`;
  const written = Object.entries(texts).map(([name, text]) => [name, strToU8(XML + text)] as const);
  return { ...Object.fromEntries(written), ...parts };
}

/** A row of inline texts. */
export function textRow(number: number, ...texts: string[]): string {
  return `<row r="${number}">${texts.map((text, at) => textCell(String.fromCharCode(65 + at) + number, text)).join('')}</row>`;
}

export const textCell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
