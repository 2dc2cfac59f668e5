import { isIPv6 } from 'node:net';

/**
 * What the tries from an address are counted under: of IPv6 its /64, since one subscriber has all of them and could ask from
 * a new one each time; an IPv4 address, also one written as IPv6, itself.
 */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const [bare] = address.split('%', 1);
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare) ?? [];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(bare)) return bare;
  const [left, right] = bare.split('::', 2).map(groupsOf);
  const gap = right === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(gap).fill('0'), ...(right ?? [])];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** The groups of a part of an address; an IPv4 address at its end stands for two. */
const groupsOf = (part: string): string[] =>
  part === '' ? [] : part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
