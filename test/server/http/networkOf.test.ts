import { describe, expect, it } from 'vitest';
import { networkOf } from '#server/http/networkOf.ts';

describe('the network an address counts for', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:2:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('of %s is %s: one subscriber has a whole /64 of IPv6', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('of an address that is not known is none', () => {
    expect(networkOf(undefined)).toBe('unknown');
  });
});
