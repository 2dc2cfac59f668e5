/**
 * How often, in ten thousand letters of running text, a language writes each letter beyond ASCII: rounded from published
 * letter frequency tables; only the sizes against each other matter here.
 */
export const LANGUAGES: Record<string, string> = {
  Polish: 'ą99 ę111 ł182 ó85 ś66 ć40 ż83 ń20 ź6',
  Czech: 'á223 č95 ď2 é133 ě165 í326 ň7 ó3 ř121 š82 ť4 ú10 ů58 ý107 ž99',
  Slovak: 'á190 ä10 č100 ď15 é80 í110 ĺ1 ľ36 ň20 ó10 ô15 ŕ1 š80 ť70 ú90 ý110 ž80',
  Hungarian: 'á340 é290 í60 ó100 ö100 ő90 ú30 ü60 ű20',
  Romanian: 'ă400 â70 î90 ş130 ţ100',
  'Croatian or Slovene': 'č100 ć60 đ25 š80 ž60',
  German: 'ä54 ö30 ü65 ß37 é1',
  French: 'é190 à49 è27 ê22 ç9 ô5 î5 û6 ù6 â5 ï1 ë1 œ2',
  Spanish: 'á50 é43 í73 ñ31 ó83 ú17 ü1 ¿2 ¡1',
  Portuguese: 'ã73 á12 â6 à7 ç53 é34 ê45 í13 ó30 ô6 õ4 ú7',
  Catalan: 'à60 è25 é30 í20 ï3 ò20 ó30 ú10 ü3 ç10 ·3',
  Italian: 'à64 è26 é6 ì3 ò2 ù17',
  'Swedish or Finnish': 'å134 ä180 ö130 é2',
  'Danish or Norwegian': 'æ87 ø94 å119 é2',
  Icelandic: 'á180 é65 í157 ó99 ú61 ý23 ð439 þ145 æ87 ö78',
  Dutch: 'ë9 é5 ï4 ü1 è1 ö1',
};

/** Marks and signs any language may write. */
export const SIGNS = '\u00a0–—‘’‚“”„…€£§°«»•™®©';
