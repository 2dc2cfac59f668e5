import { z } from 'zod';

/** A table or picture that somebody saves from a page: the file's name, how many rows it has, and the address of the page. */
export const exportRequest = z.object({
  what: z.string().min(1).max(200),
  rows: z.number().int().nonnegative().optional(),
  page: z.string().max(2_000),
});
export type ExportRequest = z.infer<typeof exportRequest>;
