import { splitOutside } from './brackets.ts';

/**
 * The terms of a formula's right side, each as its variables: `a*b` is a, b and a:b. Lower orders come first, variables within
 * a term in the order they first appear.
 */
export function termsOf(parts: readonly string[]): string[][] {
  const terms = parts.flatMap(expanded);
  const order = [...new Set(terms.flat())];
  const sorted = terms.map((term) => term.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  const once = new Map(sorted.map((term) => [term.join(':'), term]));
  return [...once.values()].toSorted((a, b) => a.length - b.length);
}

function expanded(part: string): string[][] {
  if (part === '' || part === '1') return [];
  const plain = splitOutside(part, '-');
  if (part === '0' || plain.length > 1) throw new TypeError(`A model with something taken out: ${part}`);
  const crossed = splitOutside(part, '*').map((piece) => splitOutside(piece, ':'));
  return crossed.reduce<string[][]>(
    (before, own) => [
      ...before,
      own,
      ...before.map((term) => [...term, ...own.filter((name) => !term.includes(name))]),
    ],
    [],
  );
}
