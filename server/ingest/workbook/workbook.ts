import { posix } from 'node:path';
import { IngestError } from '../ingestError.ts';
import { type Archive, damaged } from './archive.ts';
import { type CellFormat, cellFormat } from './cellFormat.ts';
import { attribute, readXml } from './xml.ts';

export interface Sheet {
  name: string;
  /** Its place in the archive. */
  entry: string;
  hidden: boolean;
}

/** What a workbook says about itself, apart from its cells. */
export interface Workbook {
  sheets: Sheet[];
  /** Days are counted from 1904, as on old Macintoshes. */
  from1904: boolean;
  sharedStrings: string | undefined;
  /** How numbers are shown, by the style of a cell. */
  formats: CellFormat[];
}

interface Relation {
  type: string;
  target: string;
}

/** Reads the parts of a workbook that are small. Throws IngestError when the archive is no workbook, or a damaged one. */
export function readWorkbook(archive: Archive, name: string): Promise<Workbook> {
  return damaged(name, () => partsOf(archive, name));
}

async function partsOf(archive: Archive, name: string): Promise<Workbook> {
  const roots = await relations(archive, '');
  const root = [...roots.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const text = await archive.text(root);
  if (text === undefined) {
    throw new IngestError(
      `${name} is an archive, but no Excel workbook (.xlsx): unpack it and import the files in it.`,
    );
  }
  const related = await relations(archive, root);
  const target = (kind: string) => [...related.values()].find(({ type }) => type.endsWith(kind))?.target;
  const { sheets, from1904 } = sheetsOf(text, related);
  const styles = target('/styles');
  return {
    sheets: sheets.filter(({ entry }) => archive.has(entry)),
    from1904,
    sharedStrings: target('/sharedStrings'),
    formats: formatsOf((styles && (await archive.text(styles))) ?? ''),
  };
}

/** The parts a part of the archive refers to, by the id it uses for them. */
async function relations(archive: Archive, of: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(of);
  const text = await archive.text(posix.join(folder, '_rels', `${posix.basename(of)}.rels`));
  const found = new Map<string, Relation>();
  if (text === undefined) return found;
  readXml(text, {
    open(element, attributes) {
      const { Id, Type, Target } = attributes;
      if (element !== 'Relationship' || Id === undefined || Target === undefined) return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      found.set(Id, { type: Type ?? '', target });
    },
  });
  return found;
}

function sheetsOf(text: string, related: ReadonlyMap<string, Relation>): Pick<Workbook, 'sheets' | 'from1904'> {
  const sheets: Sheet[] = [];
  let from1904 = false;
  readXml(text, {
    open(element, attributes) {
      if (element === 'workbookPr') from1904 ||= ['1', 'true'].includes(attributes.date1904 ?? '');
      if (element !== 'sheet') return;
      const relation = related.get(attribute(attributes, 'id') ?? '');
      if (!relation?.type.endsWith('/worksheet')) return;
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      sheets.push({ name: attributes.name ?? '', entry: relation.target, hidden });
    },
  });
  return { sheets, from1904 };
}

function formatsOf(text: string): CellFormat[] {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  if (text === '') return formats;
  let inCells = false;
  readXml(text, {
    open(element, { numFmtId, formatCode }) {
      if (element === 'numFmt') codes.set(Number(numFmtId), formatCode ?? '');
      else if (element === 'cellXfs') inCells = true;
      else if (element === 'xf' && inCells) formats.push(cellFormat(Number(numFmtId ?? 0), codes));
    },
    close(element) {
      if (element === 'cellXfs') inCells = false;
    },
  });
  return formats;
}
