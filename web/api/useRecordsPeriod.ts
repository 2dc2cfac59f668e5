import { useQuery } from '@tanstack/react-query';
import type { Period } from '#shared/contract/grouping.ts';
import { overviewQuery } from './reportQueries.ts';

/** The first and last day of all records, whatever period the page shows; `undefined` while unknown or without dated records. */
export function useRecordsPeriod(): Period | undefined {
  return useQuery(overviewQuery({})).data?.period;
}
