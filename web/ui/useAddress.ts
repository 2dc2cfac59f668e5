import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Address } from './address.ts';

/**
 * The choices in the page's address, and a function that changes some of them. The address is the only place they are
 * kept, so a link, a reload and the back button show the same page. `undefined` takes a choice away.
 */
export function useAddress(): [Address, (change: Address) => void] {
  const address: Address = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (part: Address) =>
      void navigate({ to: '.', search: (previous) => ({ ...previous, ...part }), replace: true, resetScroll: false }),
    [navigate],
  );
  return [address, change];
}
