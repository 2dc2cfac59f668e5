import type { RandomSource } from '#shared/stats/seededRandom.ts';
import { drawChoice } from '#shared/stats/randomDraws.ts';

const FIRST =
  'Aaliyah Abel Ada Adrian Agnieszka Aisha Alejandro Alice Amara Anders Andrea Anika Anthony Arjun Astrid Beatriz Benjamin Björn Bruno Camille Carlos Chiara Chloé Clara Daniel Darius Deborah Diego Dmitri Dora Eduardo Elena Élodie Emeka Emma Erik Esther Fatima Felix Fiona Françoise Gabriel Grace Greta Hana Hannah Hassan Helena Hugo Ibrahim Ines Ingrid Isaac Isla Ivan Jakub Jasmine João José Julia Kai Karen Karim Katarzyna Kenji Kofi Lara Lars Laura Leila Leon Liam Lin Łukasz Lucia Magdalena Maja Malik Marco Maria Martha Mateo Mei Michael Milan Mina Mohammed Nadia Naomi Nikolai Nina Noah Nora Olga Oliver Omar Oscar Paula Pavel Pedro Peter Petra Priya Quinn Rafael Rania Ravi Renée Rosa Ruth Samir Samuel Sara Sean Simone Sofia Søren Stella Tariq Teresa Thomas Tomás Uma Valentina Victor Wei Yara Yuki Zoë'.split(
    ' ',
  );
const LAST =
  "Abbott Abe Adeyemi Ahmed Almeida Álvarez Andersen Bauer Becker Bennett Bianchi Björk Blake Boateng Brandt Brooks Campbell Carter Castro Chandra Chen Clarke Cohen Costa Cruz D'Angelo Dąbrowski Davies Diallo Diaz Dubois Edwards Eriksson Evans Farouk Fernández Fischer Fletcher Fontaine Foster Fujita García Gill Goldberg Gómez Grant Gupta Haddad Hall Hansen Harris Hayes Herrera Hoffmann Horvat Hughes Ibáñez Ito Ivanov Jackson Jansen Jensen Jones Joshi Kamara Kaminski Kaplan Keller Kelly Khan Kim King Klein Kowalczyk Kumar Lambert Larsen Laurent Lee Leroy Lewis Li Lindqvist Lopez Lund Marino Martin Mbeki Mehta Meyer Mitchell Moreau Morgan Müller Murphy Nakamura Nguyen Nielsen Novak Nowak Núñez O'Brien O'Connor Okafor Oliveira Olsen Owens Park Patel Pereira Petrov Phillips Price Quist Rahman Ramírez Reid Reyes Ricci Richter Rivera Rossi Roy Russo Saito Salazar Sánchez Santos Schmidt Schneider Shah Sharma Silva Singh Smith Sokolov Sørensen Souza Stewart Suzuki Tanaka Taylor Thompson Torres Turner Vargas Vasquez Vogel Wagner Walker Wang Ward Weber White Wójcik Wood Wright Yamamoto Yilmaz Young Zhang Zieliński".split(
    ' ',
  );
const MIDDLE = 'A B C D E F G H J K L M N P R S T V W'.split(' ');

/**
 * A name not given before where one can be found in a few tries; one in two hundred carries ", Jr." so that a reader of
 * the files has to mind quoting.
 */
export function drawName(random: RandomSource, taken: Set<string>): string {
  let name = '';
  for (let attempt = 0; attempt < 6; attempt++) {
    const middle = attempt === 0 ? '' : `${drawChoice(random, MIDDLE)}. `;
    name = `${drawChoice(random, FIRST)} ${middle}${drawChoice(random, LAST)}${random() < 0.005 ? ', Jr.' : ''}`;
    if (!taken.has(name)) break;
  }
  taken.add(name);
  return name;
}

/** An address without accents or signs, made unique by the employee's id. */
export function emailOf(name: string, id: string): string {
  const plain = name
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replaceAll(/[^A-Za-z ]/g, '');
  return `${plain.trim().toLowerCase().replaceAll(/ +/g, '.')}.${id.toLowerCase()}@sample.example`;
}

const TRADE = 'Alder Beacon Birch Brightwater Cedar Corner Dune Elm Falcon Granite Harbour Iris Juniper Kite Larch'
  .concat(' Maple Northgate Oak Pine Quarry Rowan Sable Tidewater Union Vega Willow Yarrow Zenith')
  .split(' ');
const TRADE_KIND = [
  'Foods',
  'Logistics',
  'Clinics',
  'Systems',
  'Bank',
  'Press',
  'Tools, Ltd.',
  '& Sons',
  'Énergie',
  '"Express"',
];

export const drawAccount = (random: RandomSource): string =>
  `${drawChoice(random, TRADE)} ${drawChoice(random, TRADE_KIND)}`;
