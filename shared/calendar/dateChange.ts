const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * What happens to a day when one ISO text takes another's place: `swapped` when month and day change places, the mark of a
 * file read in the wrong order, which looks valid; `moved` when it is another day; `undefined` when the texts are not both days.
 */
export function dateChange(before: string | undefined, after: string): 'swapped' | 'moved' | undefined {
  const [from, to] = [ISO.exec(before ?? ''), ISO.exec(after)];
  if (from === null || to === null) return undefined;
  const isSwapped = from[1] === to[1] && from[2] === to[3] && from[3] === to[2] && from[2] !== from[3];
  return isSwapped ? 'swapped' : 'moved';
}
