import { useQuery } from '@tanstack/react-query';
import type { ScopeResponse } from '#shared/contract/scope.ts';
import { scopeQuery } from './reportQueries.ts';

/** Whose figures the reader sees, or whoever is viewed as; `undefined` while unknown. */
export function useSees(): ScopeResponse['sees'] | undefined {
  return useQuery(scopeQuery()).data?.sees;
}
