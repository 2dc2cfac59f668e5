import { describe, expect, it } from 'vitest';
import { isOwnAddress } from '#web/access/useAccess.ts';

describe('the way back after signing in', () => {
  it('leads to a path of this site', () => {
    expect(isOwnAddress('/managers?from=2024-01')).toBe(true);
  });

  it.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/.//x//elsewhere.example',
    '/..//elsewhere.example',
    '/%2e//elsewhere.example',
    '/\t/elsewhere.example',
    'https://elsewhere.example',
    'javascript:alert(1)',
    '',
    undefined,
  ])('never leads to %j', (address) => {
    expect(isOwnAddress(address)).toBe(false);
  });
});
