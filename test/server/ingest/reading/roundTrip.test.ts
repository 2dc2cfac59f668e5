import { afterAll, describe, expect, it } from 'vitest';
import { encode } from './encode.ts';
import { readTable } from './files.ts';

/** Names of people and places as a roster of the language holds them. */
const TEXTS: Record<string, readonly string[]> = {
  Polish: [
    'Łukasz Świątek',
    'Żaneta Źdźbło',
    'Grażyna Gęś',
    'Michał Wójcik',
    'Kraków',
    'Łódź',
    'Gdańsk',
    'Małgorzata Kamińska',
  ],
  Czech: ['Jiří Dvořák', 'Žaneta Šťastná', 'Růžena Nováková', 'Zdeněk Kříž', 'Plzeň', 'České Budějovice', 'Ondřej Čáp'],
  Slovak: [
    'Ľubomír Kováč',
    'Žofia Šťastná',
    'Jozef Horváth',
    'Bratislava',
    'Žilina',
    'Košice',
    'Ďuriš Tóth',
    'Mária Gálová',
  ],
  Hungarian: ['Győző Szűcs', 'Márta Kővári', 'László Fűzfa', 'Székesfehérvár', 'Győr', 'Erzsébet Tóth', 'Árpád Őry'],
  Croatian: ['Đorđe Perić', 'Željko Šarić', 'Ćiril Čović', 'Šibenik', 'Čakovec', 'Anđela Žgela'],
  German: ['Jürgen Müller', 'Käthe Groß', 'Björn Schäfer', 'Köln', 'Düsseldorf', 'Ökonomin Übel'],
  French: ['François Lefèvre', 'Hélène Bérénice', 'Zoé Côté', 'Besançon', 'Orléans', 'Gaël Chênevière'],
  Spanish: ['José Ibáñez Muñoz', 'Begoña Núñez', 'Iñaki Álvarez', 'Málaga', 'Córdoba', 'Jesús Peña'],
  Portuguese: ['João Gonçalves', 'Conceição Simões', 'São Paulo', 'Inês Magalhães', 'Antónia Falcão', 'Brandão'],
  Italian: ['Niccolò Libertà', 'Forlì', 'Università', 'Nicolò Cantù', 'Già Città', 'Perché Caffè'],
  Swedish: ['Åsa Öberg', 'Göran Ström', 'Märta Hägg', 'Malmö', 'Örebro', 'Gävle'],
  Danish: ['Søren Kjær', 'Åse Østergård', 'Jørgen Bæk', 'Århus', 'Tromsø', 'Pål Næss'],
};
const RUSSIAN = ['Иван Петров', 'Ольга Щукина', 'Москва'];
const GREEK = ['Γιώργος Παπαδόπουλος', 'Ελένη', 'Αθήνα'];

/** Found out without being told. */
const FOUND = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1250', 'iso-8859-2'];
/** Read when told. */
const TOLD: Record<string, readonly string[]> = {
  'windows-1251': RUSSIAN,
  'koi8-r': RUSSIAN,
  'iso-8859-5': RUSSIAN,
  ibm866: RUSSIAN,
  'x-mac-cyrillic': RUSSIAN,
  'windows-1253': GREEK,
  'iso-8859-7': GREEK,
  'windows-1254': TEXTS.German,
  'windows-1257': TEXTS.German,
  'iso-8859-15': TEXTS.French,
  'iso-8859-4': TEXTS.German,
  macintosh: TEXTS.Spanish,
};

const fileOf = (names: readonly string[]) => `id;name\n${names.map((name, at) => `${at};${name}\n`).join('')}`;

function encoded(text: string, label: string): Uint8Array | undefined {
  try {
    return encode(text, label);
  } catch {
    return undefined;
  }
}

const cases = Object.entries(TEXTS).flatMap(([language, names]) =>
  ['', '\ufeff'].flatMap((mark) =>
    FOUND.filter((label) => mark === '' || label.startsWith('utf')).map((label) => ({ language, names, label, mark })),
  ),
);
const possible = cases.filter(({ names, label, mark }) => encoded(mark + fileOf(names), label));

describe('the same text', () => {
  afterAll(() => {
    process.stdout.write(`${possible.length + Object.keys(TOLD).length} texts in encodings\n`);
  });

  it('is told apart in at least ninety pairs of a language and an encoding', () => {
    expect(possible.length).toBeGreaterThanOrEqual(90);
  });

  it.each(possible)('in $language, written in $label$mark, is read as it was', async ({ names, label, mark }) => {
    const { rows, table } = await readTable('names.csv', encode(mark + fileOf(names), label));
    expect(rows.map(({ cells }) => cells[1])).toEqual(names);
    expect(table.source.doubts).toEqual([]);
  });

  it.each(Object.entries(TOLD))('written in %s is read as it was when that is told', async (label, names) => {
    const { rows } = await readTable('names.csv', encode(fileOf(names), label), { encoding: label });
    expect(rows.map(({ cells }) => cells[1])).toEqual(names);
  });
});
