import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Address } from './address.ts';

/**
 * The choices in the page's address, and a function that changes some of them. The address is the only place they are
 * kept, so a link, a reload and the back button show the same page. `undefined` takes a choice away. Every change is one
 * step back, but for those `inPlace`: what is still being typed, and what the address should never have said.
 */
export function useAddress(): [Address, (change: Address) => void, (change: Address) => void] {
  const address: Address = useSearch({ strict: false });
  const navigate = useNavigate();
  const write = useCallback(
    (part: Address, replace: boolean) =>
      void navigate({ to: '.', search: (previous) => ({ ...previous, ...part }), replace, resetScroll: false }),
    [navigate],
  );
  const change = useCallback((part: Address) => write(part, false), [write]);
  const changeInPlace = useCallback((part: Address) => write(part, true), [write]);
  return [address, change, changeInPlace];
}
