import type { z } from 'zod';

/** Who is answered: by role, or anybody who has a session; `report` includes programs with a report token. */
export const WHO = {
  anybody: 'Anybody.',
  'signed in': 'Whoever is signed in.',
  report: 'Whoever is signed in, and programs with a report token. What is told depends on whose teams they see.',
  administrators: 'Owner and administrators.',
  importers: 'Owner, administrators and HR.',
  'seers of everyone': 'Owner and HR.',
} as const;

/** One address of the API: how it is asked and what it answers, by contract. */
export interface ApiRoute {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As the server has it, with `:name` for what stands in the address. */
  readonly path: `/api/${string}`;
  /** What it is for, in a few words. */
  readonly summary: string;
  readonly who: keyof typeof WHO;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** JSON by this contract, or the bytes of a file. */
  readonly body?: z.ZodType | 'file';
  /** JSON by this contract; lines of it for a long task; a table; or the way on to another page. */
  readonly answer: z.ZodType | { readonly lines: z.ZodType } | 'csv' | 'redirect';
}
