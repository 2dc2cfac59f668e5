import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Addresses of the machine itself, which a person may name, but no other name may stand for. */
const own = new BlockList();
own.addSubnet('127.0.0.0', 8, 'ipv4');
own.addAddress('::1', 'ipv6');

/** Addresses that are never a place of files: of nobody, of the link (there clouds tell their secrets), of many at once. */
const never = new BlockList();
never.addSubnet('0.0.0.0', 8, 'ipv4');
never.addSubnet('169.254.0.0', 16, 'ipv4');
never.addSubnet('224.0.0.0', 4, 'ipv4');
never.addAddress('100.100.100.200', 'ipv4');
never.addAddress('::', 'ipv6');
never.addSubnet('fe80::', 10, 'ipv6');
never.addSubnet('ff00::', 8, 'ipv6');
never.addAddress('fd00:ec2::254', 'ipv6');

/** Throws when `address`, which `host` stands for, is not to be asked. A host that is no address is not judged here. */
export function refuseAddress(host: string, address: string): void {
  const form = isIP(address) === 4 ? 'ipv4' : 'ipv6';
  if (isIP(address) === 0) return;
  if (never.check(address, form)) throw new Error(`${address} is no place to fetch files from.`);
  const isNamed = host === 'localhost' || isIP(host) !== 0;
  if (own.check(address, form) && !isNamed)
    throw new Error(`${host} is this machine itself: name it as localhost if that is meant.`);
}

/** Looks a host up and hands on only addresses that may be asked; the connection is made to these and no others. */
export function guardedLookup(host: string): LookupFunction {
  return (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '');
      try {
        for (const { address } of found) refuseAddress(host, address);
      } catch (refused) {
        return done(refused as NodeJS.ErrnoException, '');
      }
      if (options.all) return done(null, found);
      done(null, found[0].address, found[0].family);
    });
  };
}
