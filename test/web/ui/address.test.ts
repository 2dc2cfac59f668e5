import { describe, expect, it } from 'vitest';
import { addressFromSearch, addressFromText, textFromAddress } from '#web/ui/address.ts';

describe('the address', () => {
  it('gives back the choices it was written from', () => {
    const choices = {
      from: '2024-01',
      to: '2024-12',
      by: 'location',
      sort: '-ratio',
      q: 'O’Neil & "Co" = 12',
      table: 'managers',
    };
    expect(addressFromSearch(addressFromText(textFromAddress(choices)))).toEqual(choices);
  });

  it('keeps a search for digits as text', () => {
    expect(addressFromSearch(addressFromText('?q=007'))).toEqual({ q: '007' });
  });

  it('drops months that are none, groupings we do not have, empty values and keys it does not know', () => {
    expect(addressFromSearch(addressFromText('?from=2024-13&to=soon&by=banana&q=&colour=red'))).toEqual({});
  });

  it('drops charts we do not have, and keeps the ones beside them once each', () => {
    expect(addressFromSearch({ table: 'funnel' })).toEqual({});
    expect(addressFromSearch({ table: 'managers,funnel,retention,managers' })).toEqual({ table: 'managers,retention' });
  });

  it('is plain when nothing was chosen', () => {
    expect(textFromAddress({ from: undefined, q: '' })).toBe('');
  });
});
